/** The ledger against a real FHIR server that fails in every way. Knows the EHR and the database from outside. */
@NullMarked
package org.rebook.ear.ledger;

import org.jspecify.annotations.NullMarked;
