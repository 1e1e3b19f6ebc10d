package dev.parley.dataset.release;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.parley.dataset.parquet.WrittenFile;
import dev.parley.dataset.recipe.Recipe;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.types.ArrayType;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;

/** {@code croissant.json}: the release for machines, by Croissant 1.1 (MLCommons, docs.mlcommons.org/croissant). */
final class Croissant {
    static final String FILE_NAME = "croissant.json";
    private static final String SHARDS = "shards";
    private static final String RECORDS = "conversations";
    private static final String PARQUET = "application/x-parquet";
    private static final String ID = "@id";
    private static final String TYPE = "@type";
    private static final String NAME = "name";

    /** What a term of the context means: the short ones, all of the vocabulary {@code cr}. */
    private static final List<String> TERMS = List.of(
            "arrayShape",
            "citeAs",
            "column",
            "containedIn",
            "equivalentProperty",
            "extract",
            "field",
            "fileObject",
            "fileProperty",
            "fileSet",
            "format",
            "includes",
            "isArray",
            "isLiveDataset",
            "jsonPath",
            "key",
            "md5",
            "parentField",
            "path",
            "recordSet",
            "references",
            "regex",
            "repeated",
            "replace",
            "samplingRate",
            "separator",
            "source",
            "subField",
            "transform");

    private static final Map<String, String> DATA_TYPES = Map.of(
            "string", "sc:Text",
            "boolean", "sc:Boolean",
            "integer", "cr:Int32",
            "long", "cr:Int64",
            "double", "cr:Float64",
            "timestamp", "sc:DateTime");

    private Croissant() {}

    static ObjectNode of(Statistics statistics, ReleaseFacts facts, ShardFormat format, List<WrittenFile> shards) {
        Recipe.Dataset dataset = facts.dataset();
        ObjectNode croissant = Json.object();
        addContext(croissant.putObject("@context"));
        croissant.put(TYPE, "sc:Dataset");
        croissant.put("conformsTo", "http://mlcommons.org/croissant/1.1");
        croissant.put(NAME, dataset.name());
        croissant.put("description", dataset.description());
        croissant.put("license", dataset.license());
        if (!dataset.homepage().isEmpty()) {
            croissant.put("url", dataset.homepage());
        }
        if (!dataset.authors().isEmpty()) {
            ArrayNode creators = croissant.putArray("creator");
            dataset.authors().forEach(author ->
                    creators.addObject().put(TYPE, "sc:Person").put(NAME, author));
        }
        if (!statistics.conversationsByDay().isEmpty()) {
            croissant.put("datePublished", statistics.conversationsByDay().lastKey());
            croissant.put("temporalCoverage", statistics.conversationsByDay().firstKey() + "/"
                    + statistics.conversationsByDay().lastKey());
        }
        ArrayNode languages = croissant.putArray("inLanguage");
        Card.languageCodes(statistics).forEach(languages::add);
        croissant.put("citeAs", Card.citation(statistics, facts));
        croissant.put("rai:personalSensitiveInformation", Card.personalDataSentence(statistics));
        addDistribution(croissant.putArray("distribution"), shards);
        ObjectNode records = croissant.putArray("recordSet").addObject();
        records.put(TYPE, "cr:RecordSet");
        records.put(ID, RECORDS);
        records.put(NAME, RECORDS);
        records.putObject("key").put(ID, RECORDS + "/conversation_id");
        addFields(records.putArray("field"), ReleaseRow.schema(format.columns()));
        return croissant;
    }

    private static void addContext(ObjectNode context) {
        context.put("@language", "en");
        context.put("@vocab", "https://schema.org/");
        context.put("cr", "http://mlcommons.org/croissant/");
        context.put("dct", "http://purl.org/dc/terms/");
        context.put("rai", "http://mlcommons.org/croissant/RAI/");
        context.put("sc", "https://schema.org/");
        context.put("conformsTo", "dct:conformsTo");
        context.putObject("data").put(ID, "cr:data").put(TYPE, "@json");
        context.putObject("dataType").put(ID, "cr:dataType").put(TYPE, "@vocab");
        context.putObject("examples").put(ID, "cr:examples").put(TYPE, "@json");
        context.putObject("description").put("@container", "@language");
        context.putObject(NAME).put("@container", "@language");
        TERMS.forEach(term -> context.put(term, "cr:" + term));
    }

    private static void addDistribution(ArrayNode distribution, List<WrittenFile> shards) {
        for (WrittenFile shard : shards) {
            distribution.addObject()
                    .put(TYPE, "cr:FileObject")
                    .put(ID, shard.name())
                    .put(NAME, shard.name())
                    .put("contentUrl", "data/" + shard.name())
                    .put("contentSize", shard.bytes() + " B")
                    .put("encodingFormat", PARQUET)
                    .put("sha256", shard.sha256());
        }
        distribution.addObject()
                .put(TYPE, "cr:FileSet")
                .put(ID, SHARDS)
                .put(NAME, SHARDS)
                .put("encodingFormat", PARQUET)
                .put("includes", "data/*.parquet");
    }

    private static void addFields(ArrayNode fields, StructType schema) {
        for (StructField column : schema.fields()) {
            String id = RECORDS + "/" + column.name();
            addField(fields.addObject(), id, column, column.name(), "");
        }
    }

    /** @param path where the value stands in its column, as a JSON path; empty for the column itself */
    private static void addField(ObjectNode field, String id, StructField declared, String column, String path) {
        field.put(TYPE, "cr:Field");
        field.put(ID, id);
        field.put(NAME, declared.name());
        DataType type = declared.dataType();
        if (type instanceof ArrayType array) {
            field.put("isArray", true);
            field.put("arrayShape", "-1");
            type = array.elementType();
        }
        ObjectNode source = field.putObject("source");
        source.putObject("fileSet").put(ID, SHARDS);
        source.putObject("extract").put("column", column);
        if (!path.isEmpty()) {
            source.putObject("transform").put("jsonPath", path);
        }
        if (type instanceof StructType struct) {
            for (StructField inner : struct.fields()) {
                String innerPath = path.isEmpty() ? inner.name() : path + "['" + inner.name() + "']";
                addField(
                        field.withArray("subField").addObject(), id + "/" + inner.name(), inner, column, innerPath);
            }
        } else {
            field.put("dataType", DATA_TYPES.get(type.typeName()));
        }
    }
}
