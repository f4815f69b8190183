package org.lumbar.routine.prescription;

import java.time.LocalDate;

/**
 * A dose that held before the present one.
 *
 * @param to last local day of the plan on which it held, included
 * @param dose as a whole, the routine's own part included
 */
public record EarlierDose(LocalDate to, Dose dose) {}
