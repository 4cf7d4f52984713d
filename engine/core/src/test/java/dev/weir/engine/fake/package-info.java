/**
 * A cloud in memory, with the kinds that tests of the engine need: containers, references by name and by ARN, versions that
 * others pin, objects that take their time, properties that ask for replacement.
 *
 * <p>It is strict: what is referred to must exist, what others lie in or need cannot be deleted, what is busy cannot be changed.
 */
package dev.weir.engine.fake;
