package dev.gantry.agent.runtime;

/** The runtime refused, in AWS' words: what a container's {@code reason} shows. */
public final class RuntimeFailure extends RuntimeException {

    /** AWS' error names, as the agent reports them. */
    public enum Kind {
        CANNOT_PULL("CannotPullContainerError"),
        CANNOT_PULL_MANIFEST("CannotPullImageManifestError"),
        CANNOT_PULL_AUTH("CannotPullContainerAuthError"),
        CANNOT_CREATE("CannotCreateContainerError"),
        CANNOT_START("CannotStartContainerError"),
        CANNOT_STOP("CannotStopContainerError"),
        CANNOT_INSPECT("CannotInspectContainerError"),
        CANNOT_CREATE_VOLUME("CannotCreateVolumeError"),
        CANNOT_REMOVE_IMAGE("CannotRemoveImageError"),
        TIMEOUT("DockerTimeoutError"),
        OUT_OF_MEMORY("OutOfMemoryError"),
        VANISHED("ContainerVanishedError"),
        HOST_CONFIG("HostConfigError"),
        RESOURCE("ResourceInitializationError"),
        /** The runtime does not answer: nothing is lost, the same call may succeed later. */
        UNAVAILABLE("DockerClientConfigError");

        private final String errorName;

        Kind(String errorName) {
            this.errorName = errorName;
        }

        public String errorName() {
            return errorName;
        }
    }

    private final Kind kind;
    private final boolean worthAnotherTry;

    private RuntimeFailure(Kind kind, String detail, boolean worthAnotherTry) {
        super(detail, null, false, false);
        this.kind = kind;
        this.worthAnotherTry = worthAnotherTry;
    }

    public static RuntimeFailure of(Kind kind, String detail) {
        return new RuntimeFailure(kind, detail, kind == Kind.UNAVAILABLE);
    }

    /** A failure that the same call may not meet again, as a registry that does not answer. */
    public static RuntimeFailure passing(Kind kind, String detail) {
        return new RuntimeFailure(kind, detail, true);
    }

    public Kind kind() {
        return kind;
    }

    public boolean isWorthAnotherTry() {
        return worthAnotherTry;
    }

    /** As in {@code CannotStartContainerError: Error response from daemon: …}. */
    public String reason() {
        return kind.errorName() + ": " + getMessage();
    }
}
