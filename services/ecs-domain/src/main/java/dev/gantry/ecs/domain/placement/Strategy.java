package dev.gantry.ecs.domain.placement;

import dev.gantry.ecs.domain.instance.InstanceReservation;
import java.util.Comparator;
import java.util.function.ToIntFunction;

/** One step of a placement strategy: a preference among the instances that can take the task. */
public sealed interface Strategy {

    /** The preferred candidate is the smallest. */
    Comparator<Candidate> preference(GroupTally tally);

    /** No preference. */
    record Random() implements Strategy {

        @Override
        public Comparator<Candidate> preference(GroupTally tally) {
            return (_, _) -> 0;
        }
    }

    /** The fullest instance that still fits. */
    record Binpack(Amount amount) implements Strategy {

        @Override
        public Comparator<Candidate> preference(GroupTally tally) {
            return Comparator.comparingInt(candidate -> amount.left(candidate.left()));
        }
    }

    /** The instance with the fewest tasks of the group. */
    record SpreadInstances() implements Strategy {

        @Override
        public Comparator<Candidate> preference(GroupTally tally) {
            return Comparator.comparingInt(candidate -> tally.on(candidate.id()));
        }
    }

    /** The value of an attribute, an availability zone say, with the fewest tasks of the group. */
    record SpreadAttribute(String attribute) implements Strategy {

        @Override
        public Comparator<Candidate> preference(GroupTally tally) {
            return Comparator.comparingInt(
                    candidate -> tally.where(attribute, GroupTally.value(candidate.instance(), attribute)));
        }
    }

    /** What binpack packs. */
    enum Amount {
        CPU(InstanceReservation::cpu, TaskDemand::cpu),
        MEMORY(InstanceReservation::memory, TaskDemand::memory);

        private final ToIntFunction<InstanceReservation> left;
        private final ToIntFunction<TaskDemand> demanded;

        Amount(ToIntFunction<InstanceReservation> left, ToIntFunction<TaskDemand> demanded) {
            this.left = left;
            this.demanded = demanded;
        }

        public int left(InstanceReservation reservation) {
            return left.applyAsInt(reservation);
        }

        public int demanded(TaskDemand demand) {
            return demanded.applyAsInt(demand);
        }
    }
}
