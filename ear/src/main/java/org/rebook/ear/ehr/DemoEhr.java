package org.rebook.ear.ehr;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.rest.api.EncodingEnum;
import ca.uhn.fhir.rest.server.IResourceProvider;
import ca.uhn.fhir.rest.server.RestfulServer;
import jakarta.servlet.DispatcherType;
import java.io.IOException;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.eclipse.jetty.ee10.servlet.FilterHolder;
import org.eclipse.jetty.ee10.servlet.ServletContextHandler;
import org.eclipse.jetty.ee10.servlet.ServletHolder;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.hl7.fhir.r4.model.Appointment;
import org.hl7.fhir.r4.model.Encounter;
import org.hl7.fhir.r4.model.HealthcareService;
import org.hl7.fhir.r4.model.Location;
import org.hl7.fhir.r4.model.Organization;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.Practitioner;
import org.hl7.fhir.r4.model.PractitionerRole;
import org.hl7.fhir.r4.model.Provenance;
import org.hl7.fhir.r4.model.Resource;
import org.hl7.fhir.r4.model.Schedule;
import org.hl7.fhir.r4.model.ServiceRequest;
import org.hl7.fhir.r4.model.Slot;

/** A FHIR R4 server on the loopback address that keeps what it is told: versions, ETags, If-Match, transactions. */
public final class DemoEhr implements AutoCloseable {

    private static final List<Class<? extends Resource>> TYPES = List.of(
            Organization.class,
            Location.class,
            Practitioner.class,
            PractitionerRole.class,
            HealthcareService.class,
            Schedule.class,
            Slot.class,
            Patient.class,
            ServiceRequest.class,
            Encounter.class,
            Appointment.class,
            Provenance.class);

    private final Server server;
    private final ServerConnector connector;
    private final Shelf shelf;
    private final Faults faults;

    private DemoEhr(Server server, ServerConnector connector, Shelf shelf, Faults faults) {
        this.server = server;
        this.connector = connector;
        this.shelf = shelf;
        this.faults = faults;
    }

    /**
     * Starts the EHR on what it kept in the folder.
     *
     * @param port where it listens, or 0 for any that is free
     * @throws IOException when its journal cannot be read or the port is taken
     */
    public static DemoEhr start(Path folder, int port) throws IOException {
        FhirContext fhir = FhirContext.forR4();
        Shelf shelf = new Shelf(fhir, folder);
        Faults faults = new Faults();
        Server server = new Server();
        ServerConnector connector = new ServerConnector(server, 1, 2);
        connector.setHost("127.0.0.1");
        connector.setPort(port);
        server.addConnector(connector);
        server.setHandler(handler(fhir, shelf, faults));
        try {
            server.start();
        } catch (Exception e) {
            shelf.close();
            throw new IOException("The demo EHR does not start on port %d: %s".formatted(port, e.getMessage()), e);
        }
        return new DemoEhr(server, connector, shelf, faults);
    }

    private static ServletContextHandler handler(FhirContext fhir, Shelf shelf, Faults faults) {
        RestfulServer rest = new RestfulServer(fhir);
        rest.setDefaultResponseEncoding(EncodingEnum.JSON);
        rest.setResourceProviders(TYPES.stream()
                .map(type -> (IResourceProvider) new ShelfProvider(shelf, type))
                .toList());
        rest.setPlainProviders(new TransactionProvider(shelf));
        ServletContextHandler handler = new ServletContextHandler("/");
        handler.addFilter(new FilterHolder(new FaultFilter(faults)), "/*", EnumSet.of(DispatcherType.REQUEST));
        handler.addServlet(new ServletHolder(rest), "/fhir/*");
        return handler;
    }

    /** The FHIR base. */
    public String address() {
        return "http://127.0.0.1:" + connector.getLocalPort() + "/fhir";
    }

    /** What is to go wrong next. */
    public Faults faults() {
        return faults;
    }

    public <T extends Resource> Optional<T> find(Class<T> type, String id) {
        return shelf.find(type.getSimpleName(), id).map(type::cast);
    }

    public <T extends Resource> Stream<T> all(Class<T> type) {
        return shelf.all(type.getSimpleName()).stream().map(type::cast);
    }

    public int count(Class<? extends Resource> type) {
        return shelf.count(type.getSimpleName());
    }

    /** Keeps a resource, given as JSON, as if the EHR's own users had written it. */
    public void keep(String json) {
        shelf.keep(json);
    }

    @Override
    public void close() throws IOException {
        faults.clear();
        try {
            server.stop();
        } catch (Exception e) {
            throw new IOException("The demo EHR did not stop cleanly: " + e.getMessage(), e);
        } finally {
            shelf.close();
        }
    }
}
