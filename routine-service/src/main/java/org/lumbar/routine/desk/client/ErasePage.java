package org.lumbar.routine.desk.client;

import org.lumbar.look.Form;
import org.lumbar.look.Viewer;
import org.lumbar.routine.client.Client;

/** What goes if a client is erased, before it goes. */
public record ErasePage(Viewer viewer, Form form, Client client, int plans, int entries) {}
