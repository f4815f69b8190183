package org.lumbar.routine.roster;

import static java.nio.charset.StandardCharsets.UTF_16;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RosterFileTest {
    private static final String HEADS = "reference,name,zone,therapist,routine,start,schedule\n";

    @Test
    void cellsMayBeQuotedWithCommasQuotesAndLineBreaksInThem() {
        RosterFile file = read(HEADS + "1,\"Okonkwo, \"\"Amara\"\"\nJr.\",Europe/Berlin,anna,,,\r\n");

        assertThat(file.faults()).isEmpty();
        assertThat(file.rows()).hasSize(1);
        assertThat(file.rows().get(0).cell("name")).isEqualTo("Okonkwo, \"Amara\"\nJr.");
    }

    @Test
    void columnsComeInAnyOrderAndCaseWithSemicolonsAndAMark() {
        RosterFile file =
                read("\uFEFFName;REFERENCE;zone;therapist;routine;start;schedule\nBo ; 7 ;Europe/Berlin;anna;;;\n\n");

        assertThat(file.faults()).isEmpty();
        assertThat(file.rows().get(0).cell("reference")).isEqualTo("7");
        assertThat(file.rows().get(0).cell("name")).isEqualTo("Bo");
    }

    @Test
    void whatIsWrongWithTheColumnsIsNamed() {
        assertThat(faults("reference,name,name,zone,pain\n1,2,3,4,5\n"))
                .containsExactlyInAnyOrder(
                        "1 name repeated",
                        "1  unknown-column",
                        "1 therapist missing",
                        "1 routine missing",
                        "1 start missing",
                        "1 schedule missing");
    }

    @Test
    void aRowOfAnotherLengthIsNamedAndTheOthersAreRead() {
        RosterFile file = read(HEADS + "1,A\n2,B,Europe/Berlin,anna,,,\n3,C,,,,,,,\n");

        assertThat(file.faults()).extracting(RosterFault::row).containsExactly(2, 4);
        assertThat(file.faults()).extracting(RosterFault::code).containsOnly("wrong-cell-count");
        assertThat(file.rows()).extracting(RosterFile.Row::number).containsExactly(3);
        assertThat(file.count()).isEqualTo(3);
    }

    @Test
    void aQuoteThatIsNeverClosedIsNamedWhereItBegins() {
        assertThat(faults(HEADS + "1,A,Europe/Berlin,anna,,,\n2,\"B,Europe/Berlin,anna,,,\n"))
                .containsExactly("3  malformed-csv");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " \n", "\uFEFF"})
    void anEmptyFileIsAFault(String content) {
        assertThat(faults(content)).containsExactly("1  missing");
    }

    @Test
    void headsAloneAreAFault() {
        assertThat(faults(HEADS)).containsExactly("1  missing");
    }

    @Test
    void anotherEncodingIsAFault() {
        assertThat(RosterFile.read((HEADS + "1,Ä").getBytes(UTF_16)).faults())
                .extracting(RosterFault::code)
                .containsExactly("not-utf-8");
    }

    @Test
    void tenThousandRowsAreTakenAndOneMoreIsNot() {
        String rows = IntStream.rangeClosed(1, 10_000)
                .mapToObj(i -> i + ",A,Europe/Berlin,anna,,,\n")
                .collect(Collectors.joining());

        assertThat(read(HEADS + rows).rows()).hasSize(10_000);
        assertThat(faults(HEADS + rows + "10001,A,Europe/Berlin,anna,,,\n")).containsExactly("10002  too-many-rows");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "daily          | {'kind':'RRULE','rrule':'FREQ=DAILY','slots':['day']}",
                "Daily x2       | {'kind':'RRULE','rrule':'FREQ=DAILY','slots':['am','pm']}",
                "every-other-day| {'kind':'RRULE','rrule':'FREQ=DAILY;INTERVAL=2','slots':['day']}",
                "MO WE FR       | {'kind':'RRULE','rrule':'FREQ=WEEKLY;BYDAY=MO,WE,FR','slots':['day']}",
                "mo,we x3       | {'kind':'RRULE','rrule':'FREQ=WEEKLY;BYDAY=MO,WE','slots':['am','noon','pm']}",
                "3/week         | {'kind':'PER_WEEK','timesPerWeek':3}",
                "FREQ=WEEKLY    | {'kind':'RRULE','rrule':'FREQ=WEEKLY','slots':['day']}"
            })
    void aScheduleIsReadAsItIsSpoken(String cell, String schedule) {
        assertThat(RosterSchedule.of(cell)).hasToString(schedule.replace('\'', '"'));
    }

    @ParameterizedTest
    @ValueSource(strings = {"sometimes", "MO FUNDAY", "daily x5", "x2", "week", "MO WE FR x"})
    void whatIsNoScheduleIsNone(String cell) {
        assertThat(RosterSchedule.of(cell)).isNull();
    }

    private static RosterFile read(String content) {
        return RosterFile.read(content.getBytes(UTF_8));
    }

    private static List<String> faults(String content) {
        return read(content).faults().stream()
                .map(fault -> fault.row() + " " + fault.column() + " " + fault.code())
                .toList();
    }
}
