package dev.gantry.ecs.domain.service;

import static dev.gantry.ecs.domain.instance.InstanceStatus.ACTIVE;

import dev.gantry.ecs.domain.instance.ContainerInstance;
import dev.gantry.ecs.domain.task.Task;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntUnaryOperator;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * One look at a DAEMON service. There is no room for two of its tasks on one instance: an old one goes first, as far as
 * the minimum allows, and the new one comes when it is STOPPED. Source: daemon scheduling strategy in the ECS guide.
 */
public final class DaemonRollout {

    private final List<Post> posts;
    private final int least;

    /**
     * A look at these posts.
     *
     * @param least how many healthy tasks there shall be at least, for a desired count
     */
    public DaemonRollout(List<Post> posts, IntUnaryOperator least) {
        this.posts = List.copyOf(posts);
        this.least = least.applyAsInt(desired());
    }

    /**
     * An instance that the service is meant for, or that has tasks of it.
     *
     * @param meant whether a task shall be there: the instance is ACTIVE and satisfies the constraints
     * @param leavesLater whether its tasks stay a while on a DRAINING instance, for others to go first
     * @param healthy tasks of the PRIMARY deployment that are healthy
     * @param fresh tasks of the PRIMARY deployment that are not
     * @param oldHealthy wanted tasks of older deployments that are healthy
     * @param old wanted tasks of older deployments that are not
     * @param stopping how many are on their way out
     * @param unhealthy those of the fresh ones that failed their health checks
     */
    public record Post(
            ContainerInstance instance,
            boolean meant,
            boolean leavesLater,
            List<Task> healthy,
            List<Task> fresh,
            List<Task> oldHealthy,
            List<Task> old,
            int stopping,
            List<Task> unhealthy) {

        private boolean counts() {
            return meant && (instance.agentConnected() || !wanted().isEmpty());
        }

        private List<Task> wanted() {
            return Stream.of(healthy, fresh, oldHealthy, old)
                    .flatMap(List::stream)
                    .toList();
        }

        private List<Task> current() {
            return Stream.of(healthy, fresh).flatMap(List::stream).toList();
        }

        private boolean isEmpty() {
            return wanted().isEmpty() && stopping == 0;
        }

        private boolean isSteady() {
            return counts() ? healthy.size() == 1 && wanted().size() == 1 : wanted().isEmpty();
        }
    }

    /** One for each instance that it is meant for; one that never connected does not count. */
    public int desired() {
        return (int) posts.stream().filter(Post::counts).count();
    }

    /** Tasks on instances that are ACTIVE and that the service is not meant for, or no longer. */
    public List<Task> violated() {
        return posts.stream()
                .filter(post -> !post.meant() && post.instance().status() == ACTIVE)
                .flatMap(post -> post.wanted().stream())
                .toList();
    }

    /**
     * What has to go now: from wrong places, doubles, and old ones as far as the minimum allows.
     *
     * @param mayStop false for protected tasks: of what the minimum allows they take nothing from the others
     */
    public List<Task> toStop(Predicate<Task> mayStop) {
        List<Task> victims = new ArrayList<>();
        int budget = healthy() - least;
        for (Post post : posts) {
            if (!post.meant()) {
                victims.addAll(post.leavesLater() ? List.of() : post.wanted());
                continue;
            }
            victims.addAll(post.unhealthy());
            victims.addAll(post.old());
            victims.addAll(doubles(post));
            for (Task old : post.oldHealthy()) {
                if (mayStop.test(old) && (budget > 0 || !post.current().isEmpty())) {
                    victims.add(old);
                    budget--;
                }
            }
        }
        return victims;
    }

    private static List<Task> doubles(Post post) {
        List<Task> current = new ArrayList<>(post.current());
        current.removeAll(post.unhealthy());
        return current.size() > 1 ? current.subList(1, current.size()) : List.of();
    }

    private int healthy() {
        return posts.stream()
                .filter(Post::meant)
                .mapToInt(post -> post.healthy().size() + post.oldHealthy().size())
                .sum();
    }

    /** The instances that are without a task of the service, STOPPING ones included. */
    public List<Post> toStart() {
        return posts.stream().filter(post -> post.counts() && post.isEmpty()).toList();
    }

    public boolean isSteady() {
        return posts.stream().allMatch(Post::isSteady);
    }
}
