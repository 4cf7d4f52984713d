/**
 * Records made up from a template, as the Kinesis Data Generator writes them: text with expressions in double braces, such as
 * {@code {{random.number({"min":1,"max":50})}}}. A {@link dev.weir.cli.generate.RecordTemplate} is compiled once; the names of its
 * {@link dev.weir.cli.generate.FakerFunctions functions} and their arguments are those of faker.js, which the generator uses.
 */
package dev.weir.cli.generate;
