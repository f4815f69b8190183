package org.lumbar.insights.habit;

/**
 * How far a client is in a course of so many sessions. The numbers are the routine's own (10 to 15 where a source has
 * one); a routine without a course has no progress.
 *
 * @param completed completed sessions of the course, extra ones included, at most {@code stopAt}
 * @param reviewAt completed sessions after which a review is due, at least 1
 * @param stopAt completed sessions after which the course is over, at least {@code reviewAt}
 * @param stage where that puts the client
 * @param remaining sessions left until {@code stopAt}, at least 0
 * @param beyond sessions completed although the course was over, at least 0
 * @param courseOver COURSE_OVER: true if there are any
 */
public record CourseProgress(
        int completed, int reviewAt, int stopAt, Stage stage, int remaining, int beyond, boolean courseOver) {

    /** Where a client is in a course. */
    public enum Stage {
        UNDER_WAY,
        REVIEW_DUE,
        COMPLETE
    }

    /** The progress after a number of completed sessions, extra ones included. */
    public static CourseProgress of(int completed, int reviewAt, int stopAt) {
        int counted = Math.min(completed, stopAt);
        int beyond = completed - counted;
        Stage stage = counted < reviewAt ? Stage.UNDER_WAY : Stage.REVIEW_DUE;
        return new CourseProgress(
                counted,
                reviewAt,
                stopAt,
                counted == stopAt ? Stage.COMPLETE : stage,
                stopAt - counted,
                beyond,
                beyond > 0);
    }
}
