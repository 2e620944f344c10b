package org.rebook.web.fhir;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.rest.api.EncodingEnum;
import ca.uhn.fhir.rest.api.PreferReturnEnum;
import ca.uhn.fhir.rest.server.FifoMemoryPagingProvider;
import ca.uhn.fhir.rest.server.IResourceProvider;
import ca.uhn.fhir.rest.server.RestfulServer;
import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.hl7.fhir.r4.model.Resource;
import org.rebook.ehr.FhirR4;
import org.rebook.ehr.Intake;
import org.rebook.ehr.StoredResources;

/** The FHIR R4 endpoint. Its providers are plain objects: HAPI cannot read the annotations of container proxies. */
@WebServlet(
        urlPatterns = {"/fhir", "/fhir/*"},
        loadOnStartup = 2)
public class FhirServlet extends RestfulServer {

    private static final int PAGE = 50;
    private static final int LONGEST_PAGE = 500;
    // What a server says of itself or of a request, not what it keeps.
    private static final Set<String> NEVER_KEPT =
            Set.of("Parameters", "OperationOutcome", "CapabilityStatement", "Subscription", "TerminologyCapabilities");

    @Inject
    transient Intake intake;

    @Inject
    transient StoredResources stored;

    public FhirServlet() {
        super(FhirR4.context());
    }

    @Override
    protected void initialize() {
        setServerName("Rebook");
        setImplementationDescription("Moves the appointments of a trust out of the way of a strike");
        setDefaultResponseEncoding(EncodingEnum.JSON);
        setDefaultPreferReturn(PreferReturnEnum.OPERATION_OUTCOME);
        FifoMemoryPagingProvider pages = new FifoMemoryPagingProvider(100);
        pages.setDefaultPageSize(PAGE);
        pages.setMaximumPageSize(LONGEST_PAGE);
        setPagingProvider(pages);
        registerProviders(resourceProviders());
        registerProvider(new BundleProvider(intake));
        registerInterceptor(new Gatekeeper());
        registerInterceptor(new PlainFaults());
    }

    private List<IResourceProvider> resourceProviders() {
        List<IResourceProvider> providers = new ArrayList<>();
        FhirContext context = getFhirContext();
        for (String type : new TreeSet<>(context.getResourceTypes())) {
            if (!NEVER_KEPT.contains(type)) {
                providers.add(provider(
                        type,
                        context.getResourceDefinition(type)
                                .getImplementingClass()
                                .asSubclass(Resource.class)));
            }
        }
        return providers;
    }

    private IResourceProvider provider(String type, Class<? extends Resource> implementation) {
        return switch (type) {
            case "Appointment" -> new AppointmentProvider(intake, stored);
            case "Slot" -> new SlotProvider(intake, stored);
            default -> new KeptProvider(implementation, intake, stored);
        };
    }
}
