package dev.gantry.iam;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.gantry.iam.operations.GetUser;
import dev.gantry.iam.sts.StsService;
import dev.gantry.kernel.Asks;
import dev.gantry.kernel.Call;
import dev.gantry.kernel.Engine;
import dev.gantry.kernel.MemoryJournal;
import dev.gantry.kernel.Operations;
import dev.gantry.kernel.RequestCall;
import dev.gantry.kernel.Seal;
import dev.gantry.kernel.Services;
import dev.gantry.kernel.loop.ControllerLoop;
import dev.gantry.kernel.time.VirtualTimeline;
import dev.gantry.shapes.iam.GetUserRequest;
import dev.gantry.shapes.iam.IamModel;
import dev.gantry.shapes.sts.StsModel;
import dev.gantry.value.Caller;
import dev.gantry.value.RandomIds;
import dev.gantry.value.Scope;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class IssuedKeysTest {

    private static final String ACCOUNT = "123456789012";

    @TempDir
    Path folder;

    private final VirtualTimeline time = new VirtualTimeline(Instant.parse("2026-03-04T05:06:07Z"));
    private final Engine engine =
            Engine.stepping(new MemoryJournal(), IamService.service().tables(), time, new RandomIds());

    private IssuedKeys keys() {
        return new IssuedKeys(engine, Seal.open(folder.resolve("seal.key")));
    }

    @Test
    void makes_one_root_key_per_account() {
        Credentials first = keys().root(ACCOUNT);

        assertThat(keys().root(ACCOUNT)).isEqualTo(first);
        assertThat(keys().root("000000000001").accessKeyId()).isNotEqualTo(first.accessKeyId());
        assertThat(first.accessKeyId()).matches("AKIA[A-Z2-7]{16}");
        assertThat(first.secretAccessKey()).hasSize(40);
        assertThat(engine.view()
                        .find(AccessKeys.TABLE, first.accessKeyId())
                        .orElseThrow()
                        .toString())
                .doesNotContain(first.secretAccessKey());
    }

    @Test
    void finds_a_session_with_its_token_and_its_end() {
        Principal agent = Principal.session(ACCOUNT, "ecsInstanceRole", "i-1");

        Credentials issued = keys().issueSession(agent, Duration.ofHours(1));

        assertThat(keys().find(issued.accessKeyId())).contains(issued);
        assertThat(issued.accessKeyId()).startsWith("ASIA");
        assertThat(issued.sessionToken()).isPresent();
        assertThat(issued.expires()).contains(Instant.parse("2026-03-04T06:06:07Z"));
    }

    @Test
    void a_session_is_forgotten_an_hour_after_its_end_and_a_lasting_key_never() {
        IamService.service().controllers().forEach(controller -> ControllerLoop.start(controller, engine));
        Credentials lasting = keys().root(ACCOUNT);
        Credentials session =
                keys().issueSession(Principal.session(ACCOUNT, "ecsInstanceRole", "i-1"), Duration.ofHours(1));

        time.advance(Duration.ofMinutes(119));
        assertThat(keys().find(session.accessKeyId())).isPresent();
        time.advance(Duration.ofMinutes(2));

        assertThat(keys().find(session.accessKeyId())).isEmpty();
        assertThat(keys().find(lasting.accessKeyId())).contains(lasting);
    }

    @Test
    void finds_no_revoked_key() {
        Credentials issued = keys().issue(Principal.root(ACCOUNT));
        assertThat(keys().find(issued.accessKeyId())).isPresent();

        keys().revoke(issued.accessKeyId());

        assertThat(keys().find(issued.accessKeyId())).isEmpty();
    }

    @Test
    void asks_sessions_for_a_user_name_as_aws_does() {
        Caller session = new Caller(
                new Scope(ACCOUNT, "us-east-1"), "arn:aws:sts::123456789012:assumed-role/a/b", "a:b", "ASIA");
        Call call = new RequestCall(session, "1", Asks.of(new Services(List.of())));

        assertThatThrownBy(() -> new GetUser().answer(GetUserRequest.builder().build(), engine.view(), call))
                .hasMessage("Must specify userName when calling with non-User credentials");
    }

    @Test
    void has_a_class_for_nothing_but_operations() {
        Operations iam = Operations.of(IamService.service(), IamModel.INSTANCE.operationNames());
        Operations sts = Operations.of(StsService.service(), StsModel.INSTANCE.operationNames());

        assertThat(iam.strays()).isEmpty();
        assertThat(sts.strays()).isEmpty();
        assertThat(iam.implemented()).containsExactly("GetUser");
        assertThat(sts.implemented()).containsExactly("GetCallerIdentity");
        assertThat(iam.all()).hasSize(1);
    }
}
