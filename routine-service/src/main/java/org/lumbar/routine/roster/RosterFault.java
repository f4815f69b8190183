package org.lumbar.routine.roster;

/**
 * What is wrong at a place of a roster. It never says what stands there.
 *
 * @param row as a spreadsheet counts: the heads of the columns are row 1
 * @param column its head; empty for the whole row
 * @param code stable
 */
public record RosterFault(int row, String column, String code, String detail) {}
