package dev.gantry.kernel;

import dev.gantry.kernel.state.Sealed;
import java.util.List;

/**
 * A batch whose commands have run, on its way to the journal.
 *
 * @param falls how often a commit had failed when the batch began: it stands on nothing if one has failed since
 */
record RunBatch(List<Submission<?>> submissions, Sealed sealed, List<Journal.StoredChange> stored, int falls) {

    /** None of its commands has happened. */
    void fail(Throwable why) {
        submissions.forEach(submission -> submission.fail(why));
    }
}
