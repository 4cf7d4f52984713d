package dev.weir.aws.flow;

import dev.weir.spi.DataFlow;
import dev.weir.spi.Identity;
import java.util.Collection;
import java.util.List;

/** The data flow between streams, schemas, tables, jobs, crawlers and what lies in buckets. */
public final class AwsDataFlow implements DataFlow {
    @Override
    public List<Finding> check(Landscape landscape) {
        Catalog catalog = new Catalog(landscape);
        Findings findings = new Findings();
        DefinitionCheck definitions = new DefinitionCheck(findings);
        TableCheck tables = new TableCheck(catalog, findings);
        PipelineCheck pipelines = new PipelineCheck(catalog, findings);
        SinkTableCheck sinkTables = new SinkTableCheck(catalog, findings);
        CrawlerCheck crawlers = new CrawlerCheck(catalog, findings);
        for (Resource resource : landscape.resources()) {
            switch (resource.identity().kind()) {
                case "schemas" -> definitions.check(resource);
                case "tables" -> {
                    tables.check(resource);
                    sinkTables.check(resource);
                }
                case "crawlers" -> crawlers.check(resource);
                default -> {}
            }
        }
        catalog.pipelines().forEach(pipelines::check);
        new SinkCheck(findings).check(catalog.pipelines());
        return findings.all();
    }

    @Override
    public List<String> dependents(Identity identity, Collection<String> fields, Landscape landscape) {
        return identity.kind().equals("schemas")
                ? new Dependents(new Catalog(landscape), fields).of(identity)
                : List.of();
    }
}
