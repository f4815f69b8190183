package org.lumbar.e2e.linear;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What an object does when callers come one after the other.
 *
 * @param <S> its state; needs {@code equals} and {@code hashCode}
 * @param <I> what callers ask
 * @param <O> what they are told
 */
public interface Model<S, I, O> {
    S initial();

    /**
     * States in which the object may be after this.
     *
     * @param output what the caller was told; null if nobody knows
     * @return empty if in this state the caller could not have been told this
     */
    List<S> after(S state, I input, @Nullable O output);
}
