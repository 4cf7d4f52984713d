package dev.weir.aws.kind;

import dev.weir.aws.client.AwsCalls;
import dev.weir.aws.client.AwsFailure;
import dev.weir.spi.Discovery;
import dev.weir.spi.Identity;
import dev.weir.spi.KindSchema;
import dev.weir.spi.Ownership;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;

/**
 * Asks objects for their marks, each by itself. One that denies to tell hides no other: it becomes a gap.
 *
 * @param tags the tags of an object; empty when it does not exist
 */
public record MarkSearch(
        KindSchema schema, AwsCalls calls, Function<Identity, Optional<SortedMap<String, String>>> tags) {
    /** What came of it. */
    public record Found(List<Identity> owned, List<String> gaps) {
        /** The same with objects that are known to be owned. */
        public Discovery with(Collection<Identity> known) {
            SortedSet<Identity> all = new TreeSet<>(known);
            all.addAll(owned);
            return new Discovery(List.copyOf(all), gaps, false);
        }
    }

    private record Answer(Identity identity, Optional<SortedMap<String, String>> tags, Optional<AwsFailure> failure) {}

    /** Those of these objects that a stack owns. */
    public Found among(Collection<Identity> identities, String stack) {
        List<Answer> answers = calls.each(identities, this::ask);
        List<Identity> owned = answers.stream()
                .filter(answer -> answer.tags()
                        .filter(found -> stack.equals(found.get(Ownership.STACK_TAG)))
                        .isPresent())
                .map(Answer::identity)
                .toList();
        Map<Identity, AwsFailure> denials = new TreeMap<>();
        answers.forEach(answer -> answer.failure().ifPresent(failure -> denials.put(answer.identity(), failure)));
        return new Found(owned, gaps(schema.kind(), "could not be asked for their marks", denials));
    }

    private Answer ask(Identity identity) {
        try {
            return new Answer(identity, tags.apply(identity), Optional.empty());
        } catch (AwsFailure failure) {
            if (failure.category().mayHide()) {
                return new Answer(identity, Optional.empty(), Optional.of(failure));
            }
            throw failure;
        }
    }

    /** One sentence for all objects that denied something, with the first one's reason. */
    public static List<String> gaps(String kind, String what, Map<Identity, AwsFailure> denials) {
        List<String> gaps = new ArrayList<>();
        denials.entrySet().stream()
                .findFirst()
                .ifPresent(first -> gaps.add("%d of the %s %s, %s '%s': %s"
                        .formatted(
                                denials.size(),
                                kind,
                                what,
                                denials.size() == 1 ? "namely" : "such as",
                                first.getKey().name(),
                                first.getValue().getMessage())));
        return gaps;
    }
}
