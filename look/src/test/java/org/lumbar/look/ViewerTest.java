package org.lumbar.look;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ViewerTest {

    @Test
    void anAuthorIsTheViewerSomebodyWithANameOrAColleague() {
        // Given
        Viewer viewer = new Viewer("Anna Lind", "0190a000-0000-7000-8000-00000000aaaa");

        // When
        Viewer.Author author = viewer.author("0190a000-0000-7000-8000-00000000aaaa");

        // Then
        assertThat(author).isEqualTo(Viewer.Author.YOU);
        assertThat(viewer.author("0190a000-0000-7000-8000-00000000bbbb")).isEqualTo(Viewer.Author.COLLEAGUE);
        assertThat(viewer.author("ben")).isEqualTo(Viewer.Author.NAMED);
    }
}
