package dev.gantry.ecs.domain.taskdefinition;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** An image in a private ECR registry, as in {@code 123456789012.dkr.ecr.us-east-1.amazonaws.com/web:1}. */
public record EcrImage(String registryId, String region) {

    private static final Pattern HOST =
            Pattern.compile("(\\d{12})\\.dkr\\.ecr(?:-fips)?\\.([a-z0-9-]+)\\.[a-z0-9.:-]+/.+");

    public static Optional<EcrImage> parse(@Nullable String image) {
        Matcher matcher = HOST.matcher(image == null ? "" : image);
        return matcher.matches() ? Optional.of(new EcrImage(matcher.group(1), matcher.group(2))) : Optional.empty();
    }
}
