package dev.gantry.cli;

import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Says which operations of AWS' APIs are there, and which are answered as unsupported. */
@Command(
        name = "operations",
        description = "Says which operations of each AWS API are there.",
        mixinStandardHelpOptions = true)
final class Operations implements Runnable {

    @Parameters(arity = "0..1", paramLabel = "SERVICE", description = "as in ecs; default: all, in numbers")
    private String service = "";

    @Option(names = "--markdown", description = "as docs/coverage.md has it")
    private boolean markdown;

    @Override
    public void run() {
        List<ApiCoverage> all = ApiCoverage.all();
        if (markdown) {
            CoveragePage.of(all).forEach(System.out::println);
        } else if (service.isEmpty()) {
            all.forEach(Operations::line);
        } else {
            list(all.stream()
                    .filter(api -> api.model().name().equals(service))
                    .findFirst()
                    .orElseThrow(() -> new Complaint("no model is named " + service + "; there are "
                            + String.join(
                                    ", ",
                                    all.stream().map(api -> api.model().name()).toList()))));
        }
    }

    private static void line(ApiCoverage api) {
        System.out.printf(
                "%-14s %4d of %4d  %s%n",
                api.model().name(),
                api.served().size(),
                api.total(),
                api.model().fullName());
    }

    private static void list(ApiCoverage api) {
        line(api);
        api.served().forEach(name -> System.out.println("  " + name));
        api.missing().forEach(name -> System.out.println("  " + name + "  (unsupported)"));
    }
}
