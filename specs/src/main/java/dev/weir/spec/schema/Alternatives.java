package dev.weir.spec.schema;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Reduces the errors of {@code oneOf} and {@code anyOf}, where the validator reports what is wrong with every branch, to those
 * of the branch that was meant: the one whose type and whose fixed values fit, else the one with the fewest errors.
 */
final class Alternatives {
    private Alternatives() {}

    static List<Finding> reduce(List<Finding> findings) {
        return reduce(findings, 0);
    }

    private static List<Finding> reduce(List<Finding> findings, int from) {
        List<Finding> reduced = new ArrayList<>();
        Map<List<String>, List<Finding>> choices = new LinkedHashMap<>();
        for (Finding finding : findings) {
            int choice = finding.choice(from);
            if (choice < 0) {
                reduced.add(finding);
            } else {
                choices.computeIfAbsent(key(finding, choice), key -> new ArrayList<>())
                        .add(finding);
            }
        }
        choices.forEach((key, group) -> {
            reduced.removeIf(finding -> isSummary(finding, key));
            reduced.addAll(meant(group, key.size() - 1));
        });
        return reduced;
    }

    /** Whether a finding only says that no branch fits, which the branches say better. */
    private static boolean isSummary(Finding finding, List<String> key) {
        List<String> own = new ArrayList<>(finding.route());
        own.add(finding.pointer());
        return own.equals(key);
    }

    /** The route up to the choice, and the value's depth, which tells elements of one array apart. */
    private static List<String> key(Finding finding, int choice) {
        List<String> key = new ArrayList<>(finding.route().subList(0, choice + 1));
        key.add(owner(finding, choice));
        return key;
    }

    /** The pointer of the value that the choice applies to: each member or element on the rest of the route leads deeper. */
    private static String owner(Finding finding, int choice) {
        int deeper = 0;
        for (int i = choice + 2; i < finding.route().size(); i++) {
            switch (finding.route().get(i)) {
                case "properties", "patternProperties", "prefixItems" -> {
                    deeper++;
                    i++;
                }
                case "items", "additionalProperties" ->
                    deeper += i + 1 < finding.route().size() ? 1 : 0;
                case "oneOf", "anyOf", "allOf" -> i++;
                default -> {
                    // stays at the value
                }
            }
        }
        String pointer = finding.pointer();
        for (int i = 0; i < deeper; i++) {
            pointer = pointer.substring(0, Math.max(0, pointer.lastIndexOf('/')));
        }
        return pointer;
    }

    private static List<Finding> meant(List<Finding> group, int choice) {
        String owner = owner(group.getFirst(), choice - 1);
        Map<Integer, List<Finding>> branches = new TreeMap<>();
        group.forEach(finding -> branches.computeIfAbsent(branch(finding, choice), key -> new ArrayList<>())
                .add(finding));
        List<List<Finding>> fitting = branches.values().stream()
                .filter(branch -> branch.stream().noneMatch(finding -> excludes(finding, owner)))
                .toList();
        if (fitting.isEmpty()) {
            return List.of(noneFits(branches.values(), owner));
        }
        List<Finding> best =
                fitting.stream().min(Comparator.comparingInt(List::size)).orElseThrow();
        return reduce(best, choice + 1);
    }

    private static int branch(Finding finding, int choice) {
        String index = finding.route().get(choice);
        return index.chars().allMatch(Character::isDigit) ? Integer.parseInt(index) : 0;
    }

    /** Whether the branch was not meant: the value has another type, or a member another fixed value. */
    private static boolean excludes(Finding finding, String owner) {
        boolean here = finding.pointer().equals(owner);
        return switch (finding.keyword()) {
            case "type" -> here;
            case "const" -> true;
            default -> false;
        };
    }

    /** No branch fits: what all of them want of the type, or of the member that tells them apart, is one error. */
    private static Finding noneFits(Collection<List<Finding>> branches, String owner) {
        List<Finding> types = new ArrayList<>();
        List<Finding> values = new ArrayList<>();
        for (List<Finding> branch : branches) {
            branch.stream()
                    .filter(finding -> excludes(finding, owner))
                    .findFirst()
                    .ifPresent(finding -> (finding.keyword().equals("type") ? types : values).add(finding));
        }
        return values.isEmpty() ? Wording.together("type", types) : Wording.together("enum", values);
    }
}
