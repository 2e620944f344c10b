package org.rebook.ehr;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.context.PerformanceOptionsEnum;
import ca.uhn.fhir.parser.IParser;
import ca.uhn.fhir.parser.LenientErrorHandler;
import org.hl7.fhir.instance.model.api.IBaseResource;

/** The one FHIR R4 context of the application. It is costly to make and safe to share; parsers are neither. */
public final class FhirR4 {

    private static final FhirContext CONTEXT = newContext();

    private FhirR4() {}

    public static FhirContext context() {
        return CONTEXT;
    }

    public static String json(IBaseResource resource) {
        return jsonParser().encodeResourceToString(resource);
    }

    /** A parser that overlooks nothing: what is not R4 is refused, with the element named. */
    static IParser jsonParser() {
        return strict(CONTEXT.newJsonParser());
    }

    static IParser xmlParser() {
        return strict(CONTEXT.newXmlParser());
    }

    private static IParser strict(IParser parser) {
        return parser.setParserErrorHandler(new NamedFaults());
    }

    private static FhirContext newContext() {
        FhirContext context = FhirContext.forR4();
        context.setPerformanceOptions(PerformanceOptionsEnum.DEFERRED_MODEL_SCANNING);
        // References stay as they were sent, with their version where they have one.
        context.getParserOptions().setStripVersionsFromReferences(false);
        context.getParserOptions().setOverrideResourceIdWithBundleEntryFullUrl(false);
        // Whoever must be strict asks for a strict parser; HAPI's server reads each body once more for itself.
        context.setParserErrorHandler(new LenientErrorHandler(false).disableAllErrors());
        return context;
    }
}
