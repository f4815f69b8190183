package org.lumbar.session.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.lumbar.foundation.failure.Blame;
import org.lumbar.foundation.failure.StoredFormUnknown;

/** Going one release on, and one back, on the same rows. */
class FormTest {
    private static final Form OLD = new Form("thing", 1, 1);
    private static final Form READS_THE_NEXT = new Form("thing", 1, 2);
    private static final Form WRITES_IT = new Form("thing", 2, 2);

    @Test
    void whatOneReleaseWritesTheOneBeforeItReadsIfTheFormCameInTwoReleases() {
        assertThat(READS_THE_NEXT.read(writtenBy(WRITES_IT))).isEqualTo(2);
        assertThat(OLD.read(writtenBy(READS_THE_NEXT))).isEqualTo(1);
    }

    @Test
    void whatIsTwoReleasesAheadIsWaitedForAndNoFaultOfARecord() {
        assertThatThrownBy(() -> OLD.read(writtenBy(WRITES_IT)))
                .isInstanceOf(StoredFormUnknown.class)
                .satisfies(failure -> assertThat(Blame.of(failure)).isEqualTo(Blame.OUTAGE));
    }

    @Test
    void aReleaseReadsWhatItWritesAndNotMoreThanOneFormAhead() {
        assertThatThrownBy(() -> new Form("thing", 2, 1)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Form("thing", 1, 3)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Form("thing", 0, 1)).isInstanceOf(IllegalArgumentException.class);
    }

    private static PackedReader writtenBy(Form form) {
        return new PackedReader(new PackedWriter().number(form.written()).toBytes());
    }
}
