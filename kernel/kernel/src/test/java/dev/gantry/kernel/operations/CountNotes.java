package dev.gantry.kernel.operations;

import dev.gantry.kernel.Call;
import dev.gantry.kernel.Query;
import dev.gantry.kernel.ServicesTest;
import dev.gantry.kernel.View;

/** Counts notes. */
public final class CountNotes implements Query<ServicesTest.CountNotesRequest, Integer> {

    @Override
    public Integer answer(ServicesTest.CountNotesRequest request, View view, Call call) {
        return view.all(ServicesTest.TEXTS).count();
    }
}
