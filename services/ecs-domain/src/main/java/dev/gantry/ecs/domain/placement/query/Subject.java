package dev.gantry.ecs.domain.placement.query;

import dev.gantry.ecs.domain.placement.InstanceFacts;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;

/** What a comparison is about: which operators it knows, and how its values compare. */
sealed interface Subject {

    boolean allows(Operator operator);

    /** The condition, once the arguments have been read. */
    Predicate<InstanceFacts> comparison(Operator operator, List<Token> arguments);

    String ATTRIBUTE = "attribute:";

    static Subject of(Token word) {
        return switch (word.text()) {
            case "agentConnected" -> new Words(facts -> List.of(String.valueOf(facts.agentConnected())));
            case "ec2InstanceId" -> new Words(facts -> list(facts.ec2InstanceId()));
            case "task:group" -> new Words(InstanceFacts::taskGroups);
            case "agentVersion" -> Ordered.of(InstanceFacts::agentVersion);
            case "registeredAt" -> new Ordered<Instant>(facts -> Optional.of(facts.registeredAt()), Values::date);
            case "runningTasksCount" ->
                new Ordered<Integer>(facts -> Optional.of(facts.runningTasksCount()), Values::integer);
            default -> attribute(word);
        };
    }

    /** Whether it is the same for all instances that have the same attributes and agent. */
    static boolean isOfKind(Token word) {
        return word.text().startsWith(ATTRIBUTE) || word.text().equals("agentVersion");
    }

    private static Subject attribute(Token word) {
        String name = word.text().startsWith(ATTRIBUTE) ? word.text().substring(ATTRIBUTE.length()) : "";
        if (name.isEmpty()) {
            throw word.unexpected("a subject, as in attribute:name");
        }
        return new Attribute(name);
    }

    private static List<String> list(Optional<String> value) {
        return value.map(List::of).orElse(List.of());
    }

    /** Words that are equal, are among others or match a pattern; of several, any one may. */
    record Words(Function<InstanceFacts, Collection<String>> values) implements Subject {

        @Override
        public boolean allows(Operator operator) {
            return !operator.isOrdering() && !operator.isExistence();
        }

        @Override
        public Predicate<InstanceFacts> comparison(Operator operator, List<Token> arguments) {
            Predicate<String> one = Values.isOneOf(operator, arguments);
            return facts -> values.apply(facts).stream().anyMatch(one) != operator.isNegative();
        }
    }

    /** Values that have an order of their own. */
    record Ordered<T extends Comparable<T>>(Function<InstanceFacts, Optional<T>> value, Function<Token, T> literal)
            implements Subject {

        /** Versions are texts with an order of their own. */
        static Ordered<Version> of(Function<InstanceFacts, Optional<String>> value) {
            return new Ordered<>(facts -> value.apply(facts).flatMap(Version::parse), Values::version);
        }

        @Override
        public boolean allows(Operator operator) {
            return operator.isOrdering() || operator == Operator.EQUALS || operator == Operator.NOT_EQUALS;
        }

        @Override
        public Predicate<InstanceFacts> comparison(Operator operator, List<Token> arguments) {
            T wanted = literal.apply(arguments.getFirst());
            return facts -> value.apply(facts)
                    .map(is -> operator.admits(is.compareTo(wanted)))
                    .orElse(operator.isNegative());
        }
    }

    /** An attribute of the instance: a text, whose order is numeric when both sides are numbers. */
    record Attribute(String name) implements Subject {

        @Override
        public boolean allows(Operator operator) {
            return true;
        }

        @Override
        public Predicate<InstanceFacts> comparison(Operator operator, List<Token> arguments) {
            if (operator.isExistence()) {
                return facts -> facts.attribute(name).isPresent() != operator.isNegative();
            }
            if (operator.isOrdering()) {
                String wanted = arguments.getFirst().text();
                return facts -> facts.attribute(name)
                        .filter(is -> operator.admits(Values.compare(is, wanted)))
                        .isPresent();
            }
            return new Words(facts -> list(facts.attribute(name))).comparison(operator, arguments);
        }
    }
}
