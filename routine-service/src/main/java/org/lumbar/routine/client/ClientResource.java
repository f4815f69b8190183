package org.lumbar.routine.client;

import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.headers.Header;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import org.lumbar.foundation.access.CallerOfRequest;
import org.lumbar.foundation.access.Roles;
import org.lumbar.foundation.problem.Parameters;
import org.lumbar.routine.history.History;
import org.lumbar.routine.history.HistoryLine;
import org.lumbar.routine.problem.IfMatch;
import org.lumbar.routine.problem.RequestBodies;
import org.lumbar.routine.state.LockClearance;

@Path("/v1/clients")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Clients")
class ClientResource {
    private static final int USUAL_PAGE = 50;
    private static final int LARGEST_PAGE = 500;
    private static final String MERGE_PATCH = "application/merge-patch+json";

    private final CallerOfRequest caller;
    private final Clients clients;
    private final RegisterClient register;
    private final ChangeClient change;
    private final EraseClient erase;
    private final ClearLock clearLock;
    private final History history;
    private final RequestBodies<NewClient> newClients;
    private final RequestBodies<ClientEdit> edits;
    private final RequestBodies<NewLockClearance> newClearances;

    ClientResource(
            CallerOfRequest caller,
            Clients clients,
            RegisterClient register,
            ChangeClient change,
            EraseClient erase,
            ClearLock clearLock,
            History history,
            ObjectMapper json) {
        this.caller = caller;
        this.clients = clients;
        this.register = register;
        this.change = change;
        this.erase = erase;
        this.clearLock = clearLock;
        this.history = history;
        this.newClients = new RequestBodies<>("client-request.json", NewClient.class, json);
        this.edits = new RequestBodies<>("client-change-request.json", ClientEdit.class, json);
        this.newClearances = new RequestBodies<>("lock-clearance-request.json", NewLockClearance.class, json);
    }

    /** @param nextCursor pass it as {@code cursor} for the next page; null on the last one */
    public record ClientPage(List<Client> items, @Nullable String nextCursor) {}

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed({Roles.THERAPIST, Roles.PRACTICE_ADMIN})
    @Operation(
            operationId = "registerClient",
            summary = "Register a client; the same id and body again answers 200, another body 409")
    @APIResponse(
            responseCode = "201",
            description = "Created",
            headers = @Header(name = "ETag", schema = @Schema(implementation = String.class)),
            content = @Content(schema = @Schema(implementation = Client.class)))
    @APIResponse(
            responseCode = "200",
            description = "It is there already, and the same",
            headers = @Header(name = "ETag", schema = @Schema(implementation = String.class)))
    @APIResponse(responseCode = "409", description = "`id-conflict`, `concurrent-change`")
    public Response register(
            @RequestBody(content = @Content(schema = @Schema(implementation = NewClient.class))) byte[] body) {
        RegisterClient.Registered done = register.register(caller.get(), newClients.read(body));
        URI location = URI.create("/v1/clients/" + done.client().clientId());
        return tagged(Response.status(done.created() ? 201 : 200).location(location), done.client());
    }

    @GET
    @Transactional
    @RolesAllowed({Roles.THERAPIST, Roles.PRACTICE_ADMIN})
    @Operation(operationId = "listClients", summary = "The clients in your care, by id")
    public ClientPage list(
            @QueryParam("cursor") @Nullable String cursor,
            @Parameter(schema = @Schema(type = SchemaType.INTEGER, minimum = "1", maximum = "500", defaultValue = "50"))
                    @QueryParam("limit")
                    @Nullable
                    String limit) {
        UUID after = Parameters.uuid("cursor", cursor);
        int size = Parameters.limit(limit, USUAL_PAGE, LARGEST_PAGE);
        List<Client> found = clients.page(caller.get(), after, size + 1).stream()
                .map(ClientRow::client)
                .toList();
        if (found.size() <= size) {
            return new ClientPage(found, null);
        }
        List<Client> items = found.subList(0, size);
        return new ClientPage(items, items.get(size - 1).clientId().toString());
    }

    @GET
    @Path("/{clientId}")
    @RolesAllowed({Roles.CLIENT, Roles.THERAPIST, Roles.PRACTICE_ADMIN})
    @Operation(operationId = "getClient", summary = "One client; its ETag is its revision")
    @APIResponse(
            responseCode = "200",
            description = "OK",
            headers = @Header(name = "ETag", schema = @Schema(implementation = String.class)),
            content = @Content(schema = @Schema(implementation = Client.class)))
    public Response get(@PathParam("clientId") UUID clientId) {
        return tagged(Response.ok(), clients.visible(caller.get(), clientId));
    }

    @PATCH
    @Path("/{clientId}")
    @Consumes({MediaType.APPLICATION_JSON, MERGE_PATCH})
    @RolesAllowed({Roles.THERAPIST, Roles.PRACTICE_ADMIN})
    @Operation(
            operationId = "changeClient",
            summary = "Change name, home zone, status, care team or injured areas; what is left out stays")
    @APIResponseSchema(value = Client.class, responseCode = "200", responseDescription = "OK")
    @APIResponse(responseCode = "409", description = "`plans-running`, `too-many-injuries`, `concurrent-change`")
    public Response change(
            @PathParam("clientId") UUID clientId,
            @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch,
            @RequestBody(content = @Content(schema = @Schema(implementation = ClientEdit.class))) byte[] body) {
        Long expected = IfMatch.revision(ifMatch);
        return tagged(Response.ok(), change.change(caller.get(), clientId, expected, edits.read(body)));
    }

    @DELETE
    @Path("/{clientId}")
    @RolesAllowed(Roles.PRACTICE_ADMIN)
    @Operation(
            operationId = "eraseClient",
            summary = "Erase a client everywhere, for good; their id is never used again")
    @APIResponse(responseCode = "409", description = "`concurrent-change`")
    @APIResponse(responseCode = "204", description = "Done")
    public void erase(
            @PathParam("clientId") UUID clientId, @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch) {
        erase.erase(caller.get(), clientId, IfMatch.revision(ifMatch));
    }

    @POST
    @Path("/{clientId}/lock-clearances")
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed({Roles.THERAPIST, Roles.PRACTICE_ADMIN})
    @Operation(
            operationId = "clearLock",
            summary =
                    "Allow a locked technique again, in your name and with a note; 404 for no lock, 409 for one again")
    @APIResponse(responseCode = "404", description = "`lock-not-found`")
    @APIResponse(responseCode = "409", description = "`already-cleared`, `too-many-clearances`, `concurrent-change`")
    @APIResponseSchema(value = LockClearance.class, responseCode = "200", responseDescription = "OK")
    public LockClearance clear(
            @PathParam("clientId") UUID clientId,
            @RequestBody(content = @Content(schema = @Schema(implementation = NewLockClearance.class))) byte[] body) {
        return clearLock.clear(caller.get(), clientId, newClearances.read(body));
    }

    @GET
    @Path("/{clientId}/history")
    @Transactional
    @RolesAllowed({Roles.THERAPIST, Roles.PRACTICE_ADMIN})
    @Operation(operationId = "listClientHistory", summary = "Who changed what about this client, oldest first")
    public List<HistoryLine> history(@PathParam("clientId") UUID clientId) {
        Client client = clients.visible(caller.get(), clientId);
        return history.of(client.clientId(), client.clientId());
    }

    private static Response tagged(Response.ResponseBuilder answer, Client client) {
        return answer.tag(Long.toString(client.revision())).entity(client).build();
    }
}
