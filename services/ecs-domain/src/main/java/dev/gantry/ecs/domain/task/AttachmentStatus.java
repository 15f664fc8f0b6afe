package dev.gantry.ecs.domain.task;

/** The status of an attachment, in the order of its life. FAILED ends any of them. */
public enum AttachmentStatus {
    PRECREATED,
    CREATED,
    ATTACHING,
    ATTACHED,
    DETACHING,
    DETACHED,
    DELETED,
    FAILED
}
