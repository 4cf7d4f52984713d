package dev.weir.aws.kind;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import dev.weir.aws.client.AwsCalls;
import dev.weir.aws.client.AwsFailure;
import dev.weir.spi.Live;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.BiPredicate;

/** Adds parts to objects. One that is denied keeps neither the object nor its other parts from being read. */
final class PartReads {
    private final AwsCalls calls;
    private final List<Part> parts;

    PartReads(AwsCalls calls, List<Part> parts) {
        this.calls = calls;
        this.parts = parts;
    }

    private record Question(Live live, Part part) {}

    private record Answer(JsonNode value, Optional<AwsFailure> denial) {}

    void addTo(Collection<Live> objects, BiPredicate<Live, Part> isWanted) {
        List<Question> questions = objects.stream()
                .flatMap(live ->
                        parts.stream().filter(part -> isWanted.test(live, part)).map(part -> new Question(live, part)))
                .toList();
        List<Answer> answers = calls.each(questions, this::ask);
        for (int i = 0; i < questions.size(); i++) {
            note(questions.get(i), answers.get(i));
        }
    }

    private static void note(Question question, Answer answer) {
        Live live = question.live();
        String property = question.part().property();
        if (answer.denial().isPresent()) {
            live.properties().remove(property);
            Unread.note(live.attributes(), property, answer.denial().get());
        } else if (Trees.isBlank(answer.value())) {
            live.properties().remove(property);
        } else {
            live.properties().set(property, answer.value());
        }
    }

    private Answer ask(Question question) {
        try {
            return new Answer(question.part().reading().apply(question.live()), Optional.empty());
        } catch (AwsFailure failure) {
            if (failure.category().mayHide()) {
                return new Answer(MissingNode.getInstance(), Optional.of(failure));
            }
            if (failure.isUnsupported() || (calls.areForeign() && failure.isNameless())) {
                return new Answer(MissingNode.getInstance(), Optional.empty());
            }
            throw failure;
        }
    }
}
