package dev.gantry.ecs.domain.task;

import dev.gantry.shapes.ecs.KeyValuePair;
import java.util.List;
import java.util.Optional;

/**
 * What is attached to a task: its network interface or a volume.
 *
 * @param id a UUID
 * @param type as the API shows it, as in {@code ElasticNetworkInterface}
 * @param details in the order in which they are shown
 */
public record TaskAttachment(String id, String type, AttachmentStatus status, List<KeyValuePair> details) {

    public static final String NETWORK_INTERFACE = "ElasticNetworkInterface";

    public TaskAttachment {
        details = List.copyOf(details);
    }

    public boolean isNetworkInterface() {
        return type.equals(NETWORK_INTERFACE);
    }

    /** The value of a detail, as in {@code privateIPv4Address}. */
    public Optional<String> detail(String name) {
        return details.stream()
                .filter(detail -> name.equals(detail.name()))
                .findFirst()
                .flatMap(detail -> Optional.ofNullable(detail.value()));
    }

    TaskAttachment withStatus(AttachmentStatus newStatus) {
        return new TaskAttachment(id, type, newStatus, details);
    }
}
