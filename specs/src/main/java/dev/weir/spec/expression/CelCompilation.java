package dev.weir.spec.expression;

import dev.cel.common.CelAbstractSyntaxTree;
import dev.cel.common.CelIssue;
import dev.cel.common.CelOptions;
import dev.cel.common.CelSource;
import dev.cel.common.CelValidationException;
import dev.cel.common.CelValidationResult;
import dev.cel.common.ast.CelConstant;
import dev.cel.common.ast.CelExpr;
import dev.cel.common.ast.CelExpr.CelIdent;
import dev.cel.common.ast.CelExprVisitor;
import dev.cel.common.types.MapType;
import dev.cel.common.types.SimpleType;
import dev.cel.compiler.CelCompiler;
import dev.cel.compiler.CelCompilerBuilder;
import dev.cel.compiler.CelCompilerFactory;
import dev.cel.extensions.CelExtensions;
import dev.cel.parser.CelStandardMacro;
import dev.cel.runtime.CelEvaluationException;
import dev.cel.runtime.CelRuntime;
import dev.cel.runtime.CelRuntimeFactory;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The CEL compiler and runtime, set up with the names in scope and the string functions. Loads some thousand classes. */
final class CelCompilation {
    private static final CelOptions OPTIONS = CelOptions.current()
            .enableReservedIds(false)
            .enableHeterogeneousNumericComparisons(true)
            .maxExpressionCodePointSize(2_000)
            .maxParseRecursionDepth(50)
            .comprehensionMaxIterations(10_000)
            .maxRegexProgramSize(1_000)
            .build();

    private static final Pattern NUMBER = Pattern.compile("-?[0-9]*\\.?[0-9]+([eE][+-]?[0-9]+)?");

    private final CelCompiler compiler;
    private final CelRuntime runtime;
    private final Set<String> roots;

    CelCompilation(Set<String> roots) {
        this.roots = Set.copyOf(roots);
        CelCompilerBuilder builder = CelCompilerFactory.standardCelCompilerBuilder()
                .setOptions(OPTIONS)
                .setStandardMacros(CelStandardMacro.STANDARD_MACROS)
                .addLibraries(CelExtensions.strings());
        CelArithmetic.declare(builder);
        new TreeSet<>(roots).forEach(root -> builder.addVar(root, type(root)));
        compiler = builder.build();
        runtime = CelRuntimeFactory.standardCelRuntimeBuilder()
                .setOptions(OPTIONS)
                .addFunctionBindings(CelArithmetic.bindings())
                .addLibraries(CelExtensions.strings())
                .build();
    }

    private static dev.cel.common.types.CelType type(String root) {
        return ScopeNames.TEXTS.contains(root) ? SimpleType.STRING : MapType.create(SimpleType.STRING, SimpleType.DYN);
    }

    CelProgram compile(String source) throws FaultException {
        CelValidationResult result = compiler.compile(source);
        if (result.hasError()) {
            throw new FaultException(fault(result, source));
        }
        try {
            CelAbstractSyntaxTree tree = result.getAst();
            checkNumbers(tree, source);
            return new CelProgram(source, runtime.createProgram(tree), references(tree, source));
        } catch (CelValidationException | CelEvaluationException impossible) {
            throw new IllegalStateException("a checked expression did not compile", impossible);
        }
    }

    private Fault fault(CelValidationResult result, String source) {
        CelIssue issue = result.getErrors().stream()
                .min(Comparator.comparing(CelIssue::getSourceLocation))
                .orElseThrow();
        int points = issue.getSourceLocation().getLine() < 1
                ? 0
                : Math.max(
                        0,
                        result.getSource()
                                .getLocationOffset(issue.getSourceLocation())
                                .orElse(0));
        int offset = source.offsetByCodePoints(0, Math.min(points, source.codePointCount(0, source.length())));
        return CelMessages.compilation(issue.getMessage(), source, offset, roots);
    }

    /** A literal that double precision cannot hold would become another number. */
    private static void checkNumbers(CelAbstractSyntaxTree tree, String source) throws FaultException {
        List<Fault> faults = new ArrayList<>();
        new CelExprVisitor() {
            @Override
            protected void visit(CelExpr expression, CelConstant constant) {
                Integer position = tree.getSource().getPositionsMap().get(expression.id());
                if (constant.getKind() != CelConstant.Kind.DOUBLE_VALUE || position == null) {
                    return;
                }
                int start = source.offsetByCodePoints(0, position);
                Matcher literal = NUMBER.matcher(source).region(start, source.length());
                if (literal.lookingAt() && !CelValues.isDouble(new BigDecimal(literal.group()))) {
                    faults.add(new Fault(
                            start, literal.group().length(), "Number has too many digits", CelMessages.INEXPRESSIBLE));
                }
            }
        }.visit(tree);
        if (!faults.isEmpty()) {
            throw new FaultException(faults.getFirst());
        }
    }

    private List<Path> references(CelAbstractSyntaxTree tree, String source) {
        Set<Path> references = new LinkedHashSet<>();
        CelSource positions = tree.getSource();
        new CelExprVisitor() {
            @Override
            protected void visit(CelExpr expression, CelIdent ident) {
                Optional.ofNullable(positions.getPositionsMap().get(expression.id()))
                        .filter(position -> roots.contains(ident.name()))
                        .map(position -> PathParser.prefix(source, source.offsetByCodePoints(0, position), roots))
                        .ifPresent(references::add);
            }
        }.visit(tree);
        return List.copyOf(references);
    }
}
