package org.rebook.ehr;

import org.hl7.fhir.r4.model.Appointment;
import org.hl7.fhir.r4.model.DomainResource;
import org.hl7.fhir.r4.model.Extension;
import org.hl7.fhir.r4.model.Resource;
import org.hl7.fhir.r4.model.Slot;

/** Puts what Rebook says into a resource of the EHR's, and leaves everything else as the EHR has it. */
final class LayingOver {

    private LayingOver() {}

    static Resource over(Resource there, Resource wanted) {
        if (there instanceof Appointment appointment && wanted instanceof Appointment ours) {
            return over(appointment, ours);
        }
        if (there instanceof Slot slot && wanted instanceof Slot ours) {
            return slot.setStatus(ours.getStatus());
        }
        return wanted;
    }

    private static Appointment over(Appointment there, Appointment wanted) {
        there.setStatus(wanted.getStatus());
        there.setCancelationReason(wanted.hasCancelationReason() ? wanted.getCancelationReason() : null);
        there.setStartElement(wanted.getStartElement());
        there.setEndElement(wanted.getEndElement());
        there.setSlot(wanted.getSlot());
        extensions(there, wanted);
        return there;
    }

    private static void extensions(DomainResource there, DomainResource wanted) {
        for (Extension ours : wanted.getExtension()) {
            if (isOurs(ours)) {
                there.getExtension().removeIf(theirs -> ours.getUrl().equals(theirs.getUrl()));
                there.addExtension(ours);
            }
        }
    }

    private static boolean isOurs(Extension extension) {
        String url = extension.getUrl();
        return url.startsWith(Names.REBOOK) || url.equals(Names.DELIVERY_CHANNEL_EXTENSION);
    }
}
