package org.lumbar.routine.desk.client;

import org.lumbar.look.Viewer;
import org.lumbar.routine.receipt.Erasure;

/** What became of an erasure, service by service. */
public record ReceiptPage(Viewer viewer, Erasure erasure) {}
