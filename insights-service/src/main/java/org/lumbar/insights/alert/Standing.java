package org.lumbar.insights.alert;

import java.util.Collection;
import java.util.UUID;

/** Where clients stand among all others: follows from their alerts, and is kept by whoever shows the list. */
public interface Standing {

    /** Works out again, in the caller's transaction, how these clients do and where they stand. */
    void refresh(Collection<UUID> clients);
}
