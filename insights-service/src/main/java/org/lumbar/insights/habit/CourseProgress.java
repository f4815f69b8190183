package org.lumbar.insights.habit;

/**
 * How far a client is in a course of so many sessions. The numbers are the routine's own (10 to 15 where a source has
 * one); a routine without a course has no progress.
 *
 * @param completed COMPLETED occurrences of the plan; extra sessions are not among them
 * @param reviewAt completed sessions after which a review is due, at least 1
 * @param stopAt completed sessions after which the course is over, at least {@code reviewAt}
 * @param stage where that puts the client
 * @param remaining sessions left until {@code stopAt}, at least 0
 */
public record CourseProgress(int completed, int reviewAt, int stopAt, Stage stage, int remaining) {

    /** Where a client is in a course. */
    public enum Stage {
        UNDER_WAY,
        REVIEW_DUE,
        COMPLETE
    }

    /** The progress after a number of completed sessions. */
    public static CourseProgress of(int completed, int reviewAt, int stopAt) {
        Stage stage = completed < reviewAt ? Stage.UNDER_WAY : Stage.REVIEW_DUE;
        return new CourseProgress(
                completed,
                reviewAt,
                stopAt,
                completed >= stopAt ? Stage.COMPLETE : stage,
                Math.max(0, stopAt - completed));
    }
}
