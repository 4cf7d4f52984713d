package dev.weir.cli.command;

import dev.weir.cli.flow.Workspace;
import dev.weir.cli.graph.GraphView;
import dev.weir.cli.graph.StackGraph;
import dev.weir.cli.session.Kinds;
import dev.weir.cli.terminal.ExitCode;
import dev.weir.cli.terminal.Format;
import dev.weir.spec.Stack;
import java.util.List;
import org.apache.commons.cli.Options;

/** {@code weir graph}: resources and data flow. */
final class GraphCommand implements Command {
    @Override
    public String name() {
        return "graph";
    }

    @Override
    public String arguments() {
        return "[DIR]";
    }

    @Override
    public String summary() {
        return "draws the stack's resources and data flow";
    }

    @Override
    public String description() {
        return """
                Draws the resources that the stack in DIR (default: this folder) declares. Solid arrows are the way that data take,
                from stream to table to job to bucket; dashed ones lead to what needs the other. Nothing is asked of AWS.

                Mermaid is what GitHub and many wikis render, dot is for Graphviz, html is a page of its own without scripts.

                  weir graph > pipeline.mmd
                  weir graph my-stack --format dot | dot -Tsvg > pipeline.svg
                  weir graph --format html > pipeline.html
                """;
    }

    @Override
    public List<Format> formats() {
        return List.of(Format.MERMAID, Format.DOT, Format.HTML, Format.JSON);
    }

    @Override
    public Options options() {
        return new Options();
    }

    @Override
    public ExitCode run(Invocation invocation) {
        invocation.atMost(1);
        Workspace workspace = Workspace.withoutSecrets(
                invocation.context(), invocation.globals(), invocation.argument(0), Kinds.schemas());
        workspace.requireEvaluated();
        Stack stack = workspace.offline().stack().orElseThrow();
        invocation.print(new GraphView(stack.name(), StackGraph.of(stack)).render(invocation.format()));
        return ExitCode.SUCCESS;
    }
}
