package dev.gantry.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import dev.gantry.shapes.Operation;
import dev.gantry.shapes.ServiceModel;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Random requests, answers and errors of every operation of every model, to and from botocore. */
class BotocoreTest {

    private static final int SEEDS = 16;
    private static Botocore botocore;
    private static final TreeSet<String> unknown = new TreeSet<>();
    private static int proven;

    @BeforeAll
    static void start() throws IOException {
        botocore = new Botocore();
    }

    @AfterAll
    static void stop() throws IOException {
        botocore.close();
        System.out.println(
                "botocore " + botocore.version() + ": " + proven + " cases agree; not known to it: " + unknown);
    }

    @TestFactory
    Stream<DynamicTest> requests_answers_and_errors_agree_with_botocore() {
        return Models.ALL.stream()
                .flatMap(model -> protocols(model).stream()
                        .map(protocol -> dynamicTest(model.name() + " " + protocol, () -> prove(model, protocol))));
    }

    private static List<String> protocols(ServiceModel model) {
        List<String> protocols = new ArrayList<>(model.protocols());
        if (model.queryCompatible() && !protocols.contains("query")) {
            protocols.add("query");
        }
        return protocols;
    }

    private static void prove(ServiceModel model, String protocol) throws IOException, InterruptedException {
        List<BotocoreCase> cases = new ArrayList<>();
        for (String name : model.operationNames()) {
            Operation operation = model.operation(name).orElseThrow();
            for (int seed = 1; seed <= SEEDS; seed++) {
                cases.add(new BotocoreCase(model, operation, protocol, seed));
            }
        }
        List<Map<String, Object>> answers =
                botocore.answers(cases.stream().map(BotocoreCase::question).toList());
        List<String> failures = new ArrayList<>();
        for (int i = 0; i < cases.size(); i++) {
            judge(cases.get(i), answers.get(i), failures);
        }
        assertThat(failures.stream().limit(10))
                .as(failures.size() + " of " + cases.size())
                .isEmpty();
    }

    private static void judge(BotocoreCase each, Map<String, Object> answer, List<String> failures) {
        if (answer.containsKey("unknown")) {
            unknown.add(each.service() + ": " + answer.get("unknown"));
            return;
        }
        List<String> found = each.failures(answer);
        found.forEach(failure -> failures.add(each + ": " + failure));
        proven += found.isEmpty() ? 1 : 0;
    }
}
