package dev.weir.local.s3.storage;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** One entry of a bucket's journal. */
sealed interface Change {
    String key();

    ObjectNode toJson();

    /**
     * A new current version, which replaces one of the same id.
     *
     * @param staged the name of the file with its body, waiting to be moved; empty for a delete marker and in a compacted journal
     */
    record Put(ObjectVersion version, String staged) implements Change {
        @Override
        public String key() {
            return version.key();
        }

        @Override
        public ObjectNode toJson() {
            ObjectNode json = JsonNodeFactory.instance.objectNode().put("staged", staged);
            json.set("put", version.toJson());
            return json;
        }
    }

    /** Other attributes for a version that is there. */
    record Update(ObjectVersion version) implements Change {
        @Override
        public String key() {
            return version.key();
        }

        @Override
        public ObjectNode toJson() {
            ObjectNode json = JsonNodeFactory.instance.objectNode();
            json.set("update", version.toJson());
            return json;
        }
    }

    /** A version gone for good. */
    record Delete(String key, String versionId) implements Change {
        @Override
        public ObjectNode toJson() {
            return JsonNodeFactory.instance.objectNode().put("delete", key).put("versionId", versionId);
        }
    }

    static Change fromJson(JsonNode json) {
        if (json.has("put")) {
            return new Put(
                    ObjectVersion.fromJson(json.path("put")),
                    json.path("staged").asText());
        }
        if (json.has("update")) {
            return new Update(ObjectVersion.fromJson(json.path("update")));
        }
        return new Delete(json.path("delete").asText(), json.path("versionId").asText());
    }
}
