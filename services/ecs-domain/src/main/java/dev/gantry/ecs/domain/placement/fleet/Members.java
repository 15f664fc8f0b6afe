package dev.gantry.ecs.domain.placement.fleet;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** The members of a roster by their ordinals, in pages of which those that changed are copied once in an edit. */
final class Members {

    private static final int BITS = 5;
    private static final int WIDTH = 1 << BITS;
    private static final int MASK = WIDTH - 1;

    private final Edit edit;
    private @Nullable Page[] pages;

    private Members(Edit edit, @Nullable Page[] pages) {
        this.edit = edit;
        this.pages = pages;
    }

    static Members none(Edit edit) {
        return new Members(edit, new Page[0]);
    }

    /** Its pages are everybody's until they are written. */
    Members owned(Edit owner) {
        return edit == owner ? this : new Members(owner, pages.clone());
    }

    private record Page(Edit edit, @Nullable Member[] members) {}

    @Nullable
    Member at(int ordinal) {
        Page page = pages[ordinal >>> BITS];
        return page == null ? null : page.members[ordinal & MASK];
    }

    void put(int ordinal, @Nullable Member member) {
        int number = ordinal >>> BITS;
        if (number >= pages.length) {
            pages = Arrays.copyOf(pages, Math.max(number + 1, pages.length * 3 / 2));
        }
        Page page = pages[number];
        if (page == null) {
            page = new Page(edit, new Member[WIDTH]);
            pages[number] = page;
        } else if (page.edit != edit) {
            page = new Page(edit, page.members.clone());
            pages[number] = page;
        }
        page.members[ordinal & MASK] = member;
    }
}
