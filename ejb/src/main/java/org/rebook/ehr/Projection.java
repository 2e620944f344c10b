package org.rebook.ehr;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import org.hl7.fhir.r4.model.Resource;
import org.jspecify.annotations.Nullable;

/** How the resources of one type become what Rebook plans with. */
interface Projection<R> {

    String type();

    /**
     * The row that the resource becomes; null where Rebook has no use for it.
     *
     * @throws RefusedResource when a value cannot be, or something that planning needs is missing
     */
    @Nullable
    R row(Resource resource);

    List<Need> needs(R row);

    /** Writes the rows; those that say nothing new change nothing. */
    void write(Connection connection, List<R> rows) throws SQLException;
}
