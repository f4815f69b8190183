package org.lumbar.routine.client;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** @param nextCursor pass it as {@code cursor} for the next page; null on the last one */
public record ClientPage(List<Client> items, @Nullable String nextCursor) {}
