package dev.weir.cli;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.conditions.ArchConditions.onlyDependOnClassesThat;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.library.GeneralCodingRules;

/** Who may import whom: the table of the design, and no cycles. */
@AnalyzeClasses(packages = "dev.weir", importOptions = ImportOption.DoNotIncludeTests.class)
final class ArchitectureTest {
    private static final String JACKSON = "com.fasterxml.jackson..";
    private static final String SDK = "software.amazon.awssdk..";
    private static final DescribedPredicate<JavaClass> JDK =
            resideInAnyPackage("java..", "javax..", "jdk..", "com.sun.net.httpserver..", "com.sun.management..");

    @ArchTest
    static final ArchRule SPI = module("spi", JACKSON);

    @ArchTest
    static final ArchRule SPEC = module(
            "spec",
            "dev.weir.spi..",
            JACKSON,
            "org.yaml.snakeyaml..",
            "com.networknt..",
            "dev.cel..",
            "com.google.common..");

    @ArchTest
    static final ArchRule CONTRACT = module(
            "contract",
            JACKSON,
            "org.apache.avro..",
            "com.google.protobuf..",
            "com.squareup.wire..",
            "okio..",
            "kotlin..");

    @ArchTest
    static final ArchRule ENGINE = module("engine", "dev.weir.spec..", "dev.weir.spi..", JACKSON);

    @ArchTest
    static final ArchRule ETL = module(
            "etl",
            "dev.weir.contract..",
            JACKSON,
            SDK,
            "org.apache.parquet..",
            "org.apache.avro..",
            "com.google.protobuf..",
            "com.networknt..",
            "com.github.luben.zstd..",
            "org.xerial.snappy..",
            "org.slf4j..");

    @ArchTest
    static final ArchRule AWS = module("aws", "dev.weir.spi..", "dev.weir.contract..", JACKSON, SDK);

    @ArchTest
    static final ArchRule LOCAL = module("local", "dev.weir.contract..", JACKSON, "org.duckdb..");

    @ArchTest
    static final ArchRule MODULES_FORM_NO_CYCLES =
            slices().matching("dev.weir.(*)..").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule PACKAGES_FORM_NO_CYCLES =
            slices().matching("dev.weir.(**)").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule ONLY_MAIN_ENDS_THE_PROCESS = noClasses()
            .that()
            .doNotHaveFullyQualifiedName("dev.weir.cli.Main")
            .should()
            .callMethod(System.class, "exit", int.class);

    @ArchTest
    static final ArchRule NOBODY_WRITES_TO_THE_STANDARD_STREAMS_BEHIND_THE_CONSOLE =
            GeneralCodingRules.NO_CLASSES_SHOULD_ACCESS_STANDARD_STREAMS;

    private static ArchRule module(String name, String... allowed) {
        DescribedPredicate<JavaClass> own = resideInAPackage("dev.weir." + name + "..");
        return classes()
                .that(own)
                .should(onlyDependOnClassesThat(own.or(JDK)
                        .or(resideInAnyPackage(allowed))
                        .or(DescribedPredicate.describe("primitives", type -> type.getBaseComponentType()
                                .isPrimitive()))))
                .as("dev.weir." + name + " imports only what the design's table allows it");
    }
}
