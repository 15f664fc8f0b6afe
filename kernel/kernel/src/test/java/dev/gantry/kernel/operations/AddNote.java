package dev.gantry.kernel.operations;

import dev.gantry.kernel.Call;
import dev.gantry.kernel.Command;
import dev.gantry.kernel.ServicesTest;
import dev.gantry.kernel.Tx;

/** Adds a note, in words that another service knows. */
public final class AddNote implements Command<ServicesTest.AddNoteRequest, ServicesTest.AddNoteResponse> {

    private final String greeting;

    AddNote(String greeting) {
        this.greeting = greeting;
    }

    @Override
    public ServicesTest.AddNoteResponse run(ServicesTest.AddNoteRequest request, Tx tx, Call call) {
        int before = call.ask(tx, new ServicesTest.CountNotesRequest(), Integer.class);
        tx.put(ServicesTest.TEXTS, new ServicesTest.Text(request.key(), greeting + " " + call.account()));
        int after = call.ask(tx, new ServicesTest.CountNotesRequest(), Integer.class);
        return new ServicesTest.AddNoteResponse(before, after);
    }
}
