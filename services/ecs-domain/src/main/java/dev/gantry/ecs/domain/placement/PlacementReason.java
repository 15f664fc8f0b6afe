package dev.gantry.ecs.domain.placement;

/** Why an instance cannot take a task, in the order of the checks: the first that fails is the reason. */
public enum PlacementReason {
    INACTIVE("INACTIVE"),
    AGENT("AGENT"),
    ATTRIBUTE("ATTRIBUTE"),
    LOCATION("LOCATION"),
    CPU("RESOURCE:CPU"),
    MEMORY("RESOURCE:MEMORY"),
    PORTS("RESOURCE:PORTS"),
    PORTS_UDP("RESOURCE:PORTS_UDP"),
    GPU("RESOURCE:GPU"),
    ENI("RESOURCE:ENI"),
    MEMBER_OF("MemberOf placement constraint unsatisfied."),
    DISTINCT_INSTANCE("DistinctInstance placement constraint unsatisfied.");

    private final String text;

    PlacementReason(String text) {
        this.text = text;
    }

    /** As in {@code failures[].reason}. */
    public String text() {
        return text;
    }
}
