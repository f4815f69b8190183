package org.lumbar.routine.roster;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.MappingIterator;
import com.fasterxml.jackson.dataformat.csv.CsvMapper;
import com.fasterxml.jackson.dataformat.csv.CsvParser;
import com.fasterxml.jackson.dataformat.csv.CsvSchema;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * A roster as it was sent: CSV of RFC 4180 in UTF-8, with commas or, as some spreadsheets write it, semicolons. Its text says nothing.
 *
 * @param count rows below the heads, as far as they could be read
 * @param rows those that have as many cells as there are columns
 * @param faults of the form; what stands in the cells is judged elsewhere
 */
record RosterFile(int count, List<Row> rows, List<RosterFault> faults) {
    static final int MOST_ROWS = 10_000;

    private static final char MARK = '\uFEFF';
    private static final CsvMapper CSV = CsvMapper.builder()
            .enable(CsvParser.Feature.WRAP_AS_ARRAY)
            .enable(CsvParser.Feature.SKIP_EMPTY_LINES)
            .build();

    /**
     * One row.
     *
     * @param number as a spreadsheet counts
     * @param cells by the head of their column, without spaces around them
     */
    record Row(int number, Map<String, String> cells) {
        String cell(String column) {
            return cells.getOrDefault(column, "");
        }

        @Override
        public String toString() {
            return "Row";
        }
    }

    /** Reads all of it; what can't be read is a fault. */
    static RosterFile read(byte[] bytes) {
        String text;
        try {
            text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
        } catch (CharacterCodingException e) {
            return broken("not-utf-8", "The file is not written in UTF-8.");
        }
        String content = !text.isEmpty() && text.charAt(0) == MARK ? text.substring(1) : text;
        return content.isBlank() ? broken("missing", "The file is empty.") : new Reading(content).read();
    }

    private static RosterFile broken(String code, String detail) {
        return new RosterFile(0, List.of(), List.of(new RosterFault(1, "", code, detail)));
    }

    @Override
    public String toString() {
        return "RosterFile";
    }

    /** While a file is read. */
    private static final class Reading {
        private final String text;
        private final List<Row> rows = new ArrayList<>();
        private final List<RosterFault> faults = new ArrayList<>();
        private int number = 1;

        Reading(String text) {
            this.text = text;
        }

        RosterFile read() {
            String heads = text.lines().findFirst().orElse("");
            CsvSchema schema = CsvSchema.emptySchema()
                    .withColumnSeparator(heads.contains(";") && !heads.contains(",") ? ';' : ',');
            try (MappingIterator<String[]> lines =
                    CSV.readerFor(String[].class).with(schema).readValues(text)) {
                read(lines);
            } catch (JsonProcessingException e) {
                add("", "malformed-csv", "From here on the file can't be read as CSV.");
            } catch (IOException impossible) {
                throw new IllegalStateException("A text in memory can always be read", impossible);
            }
            return new RosterFile(number - 1, List.copyOf(rows), List.copyOf(faults));
        }

        private void read(MappingIterator<String[]> lines) throws IOException {
            List<String> columns = columns(lines.hasNextValue() ? lines.nextValue() : new String[0]);
            if (!faults.isEmpty()) {
                return;
            }
            while (lines.hasNextValue()) {
                number++;
                if (number > MOST_ROWS + 1) {
                    add("", "too-many-rows", "A roster has at most 10,000 rows.");
                    return;
                }
                row(columns, lines.nextValue());
            }
            if (number == 1) {
                add("", "missing", "There are no rows below the heads of the columns.");
            }
        }

        private List<String> columns(String[] heads) {
            List<String> columns = new ArrayList<>();
            for (String head : heads) {
                String column = head.strip().toLowerCase(Locale.ROOT);
                if (!RosterColumns.ALL.contains(column)) {
                    add("", "unknown-column", "There is a column that a roster doesn't have.");
                } else if (columns.contains(column)) {
                    add(column, "repeated", "This column is there twice.");
                }
                columns.add(column);
            }
            RosterColumns.ALL.stream()
                    .filter(column -> !columns.contains(column))
                    .forEach(column -> add(column, "missing", "This column is missing."));
            return columns;
        }

        private void row(List<String> columns, String[] cells) {
            if (cells.length != columns.size()) {
                add("", "wrong-cell-count", "The row has more or fewer cells than there are columns.");
                return;
            }
            Map<String, String> row = new HashMap<>();
            for (int i = 0; i < cells.length; i++) {
                row.put(columns.get(i), cells[i].strip());
            }
            rows.add(new Row(number, row));
        }

        private void add(String column, String code, String detail) {
            faults.add(new RosterFault(number, column, code, detail));
        }
    }
}
