package org.lumbar.insights.wording;

import io.quarkus.qute.i18n.Message;
import io.quarkus.qute.i18n.MessageBundle;
import org.lumbar.insights.dashboard.client.Period;
import org.lumbar.insights.triage.TriageOrder;
import org.lumbar.look.Viewer;

/** What pages say about a day's work with alerts, in the languages of {@code messages/figure*.properties}. */
@MessageBundle("figure")
interface FigureWords {
    @Message
    String notedBy(Viewer.Author author, String by);

    @Message
    String undoneBy(Viewer.Author author, String by);

    @Message
    String addAnother();

    @Message
    String saveNote();

    @Message
    String undo();

    /** Why a note was not taken, by the code of the refusal. */
    @Message
    String refused(String code);

    @Message
    String unsent();

    @Message
    String discard();

    @Message
    String range(int first, int last, int count);

    @Message
    String sortedBy(TriageOrder.Column column);

    @Message
    String byNeed();

    @Message
    String printedOn();

    @Message
    String period();

    @Message
    String periodName(Period period);

    @Message
    String sideBySide(Period period);

    @Message
    String comparisonMeans();

    @Message
    String thisPeriod();

    @Message
    String periodBefore();

    @Message
    String difference();

    @Message
    String percentagePoints();

    @Message
    String painMedian();

    @Message
    String ratedDays(int days);

    @Message
    String highest(String score);

    @Message
    String withinChance();

    @Message
    String nothingBefore();

    @Message
    String report();

    @Message
    String backToClient();

    @Message
    String reportTitle();

    @Message
    String practice();

    @Message
    String practiceAs();

    @Message
    String clientAs();

    @Message
    String asPseudonym();

    @Message
    String asName();

    @Message
    String printOrSave();

    @Message
    String pseudonym();

    @Message
    String number();

    @Message
    String value();

    @Message
    String definition();

    @Message
    String medianMeans();

    @Message
    String flares();

    @Message
    String none();

    @Message
    String stops();

    @Message
    String stopsMean();

    @Message
    String selfReported();

    @Message
    String axisPain();

    @Message
    String axisSeconds();

    @Message
    String axisDay();

    @Message
    String byArrows();
}
