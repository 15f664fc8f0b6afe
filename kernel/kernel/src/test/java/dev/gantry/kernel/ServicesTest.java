package dev.gantry.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.gantry.kernel.time.VirtualTimeline;
import dev.gantry.value.Caller;
import dev.gantry.value.Row;
import dev.gantry.value.Scope;
import dev.gantry.value.SeededIds;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

public class ServicesTest {

    public record Text(String key, String text) implements Row {}

    public record AddNoteRequest(String key) {}

    public record AddNoteResponse(int before, int after) {}

    public record CountNotesRequest() {}

    public record UnheardOfRequest() {}

    public static final Table<Text> TEXTS = Table.of("test.texts", Text.class);

    private static final List<String> NAMES = List.of("AddNote", "CountNotes", "RemoveNote");
    private static final Caller CALLER = new Caller(
            new Scope("123456789012", "us-east-1"), "arn:aws:iam::123456789012:root", "123456789012", "AKIA");

    private final Operations operations =
            Operations.of(Service.of("notes", ServicesTest.class).tables(TEXTS).with("hello"), NAMES);
    private final Services services = new Services(List.of(operations));
    private final Engine engine = Engine.stepping(
            new MemoryJournal(), services.tables(), new VirtualTimeline(Instant.EPOCH), new SeededIds(1));
    private final FrontDoor door = new OpenDoor(services, new Dispatch(engine), new SeededIds(2));

    @Test
    void operations_are_found_by_their_names() {
        assertThat(operations.implemented()).containsExactly("AddNote", "CountNotes");
        assertThat(operations.missing()).containsExactly("RemoveNote");
        assertThat(operations.all()).hasSize(2);
        assertThat(operations.find("RemoveNote")).isEmpty();
        assertThat(operations.find("Misspelt")).isEmpty();
        assertThat(operations.find("AddNote")).isEqualTo(services.find("notes", "AddNote"));
    }

    @Test
    void a_class_that_matches_no_operation_is_a_stray() {
        assertThat(operations.strays()).containsExactly("Misspelt");
    }

    @Test
    void a_constructor_that_takes_what_is_not_there_is_named() {
        Operations without = Operations.of(Service.of("notes", ServicesTest.class), NAMES);

        assertThatThrownBy(() -> without.find("AddNote"))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("dev.gantry.kernel.operations.AddNote takes a java.lang.String, and there are 0.");
    }

    @Test
    void a_command_asks_another_service_on_its_own_view() {
        assertThat(door.call(CALLER, new AddNoteRequest("a"), AddNoteResponse.class))
                .isEqualTo(new AddNoteResponse(0, 1));
        assertThat(door.call(CALLER, new AddNoteRequest("b"), AddNoteResponse.class))
                .isEqualTo(new AddNoteResponse(1, 2));
        assertThat(door.call(CALLER, new CountNotesRequest(), Integer.class)).isEqualTo(2);
        assertThat(engine.view().find(TEXTS, "a")).contains(new Text("a", "hello 123456789012"));
    }

    @Test
    void only_queries_can_be_asked() {
        Call call = new RequestCall(CALLER, "request-1", Asks.of(services));

        assertThatThrownBy(() -> call.ask(engine.view(), new AddNoteRequest("a"), AddNoteResponse.class))
                .hasMessage("AddNote is not a query: it cannot be asked.");
        assertThatThrownBy(() -> call.ask(engine.view(), new UnheardOfRequest(), String.class))
                .hasMessage("No service handles " + UnheardOfRequest.class.getName() + ".");
    }

    @Test
    void strays_are_found_in_a_jar_too() {
        assertThat(PackageScan.topLevelClasses(Test.class, "org.junit.jupiter.api"))
                .contains("Test", "Assertions")
                .noneMatch(name -> name.contains("$"));
    }
}
