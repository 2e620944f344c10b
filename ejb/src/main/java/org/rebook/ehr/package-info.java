/** FHIR in and out, and the ledger of what the EHR has been told. Knows the other features; none of them knows it. */
@NullMarked
package org.rebook.ehr;

import org.jspecify.annotations.NullMarked;
