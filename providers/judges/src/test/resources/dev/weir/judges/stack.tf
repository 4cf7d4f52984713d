terraform {
  required_providers { aws = { source = "hashicorp/aws" } }
}
provider "aws" {
  region            = "us-east-1"
  access_key        = "local"
  secret_key        = "local"
  s3_use_path_style = true
  endpoints {
    glue                     = "ENDPOINT"
    kinesis                  = "ENDPOINT"
    s3                       = "ENDPOINT"
    s3control                = "ENDPOINT"
    iam                      = "ENDPOINT"
    sts                      = "ENDPOINT"
    athena                   = "ENDPOINT"
    resourcegroupstaggingapi = "ENDPOINT"
  }
}
resource "aws_kinesis_stream" "orders" {
  name             = "orders"
  shard_count      = 1 # shards
  retention_period = 24
  tags             = { team = "shop" }
}
resource "aws_kinesis_stream_consumer" "reader" {
  name       = "reader"
  stream_arn = aws_kinesis_stream.orders.arn
}
resource "aws_s3_bucket" "lake" {
  bucket        = "lake-of-orders"
  force_destroy = true
  tags          = { team = "shop" }
}
resource "aws_s3_object" "script" {
  bucket  = aws_s3_bucket.lake.id
  key     = "scripts/job.py"
  content = "print(1)"
}
resource "aws_iam_role" "glue" {
  name               = "orders-glue"
  assume_role_policy = jsonencode({ Version = "2012-10-17", Statement = [{ Effect = "Allow", Action = "sts:AssumeRole", Principal = { Service = "glue.amazonaws.com" } }] })
}
resource "aws_iam_role_policy_attachment" "glue" {
  role       = aws_iam_role.glue.name
  policy_arn = "arn:aws:iam::aws:policy/service-role/AWSGlueServiceRole"
}
resource "aws_iam_role_policy" "lake" {
  role   = aws_iam_role.glue.id
  name   = "lake"
  policy = jsonencode({ Version = "2012-10-17", Statement = [{ Effect = "Allow", Action = ["s3:*"], Resource = ["${aws_s3_bucket.lake.arn}/*"] }] })
}
resource "aws_glue_registry" "r" {
  registry_name = "shop"
  description   = "first"
  tags          = { team = "shop" }
}
resource "aws_glue_schema" "orders" {
  schema_name       = "orders"
  registry_arn      = aws_glue_registry.r.arn
  data_format       = "AVRO"
  compatibility     = "BACKWARD"
  schema_definition = jsonencode({ type = "record", name = "order", fields = [{ name = "id", type = "long" }] })
  tags              = { team = "shop" }
}
resource "aws_glue_catalog_database" "shop" {
  name        = "shop"
  description = "first"
  tags        = { team = "shop" }
}
resource "aws_glue_catalog_table" "orders" {
  name          = "orders"
  database_name = aws_glue_catalog_database.shop.name
  table_type    = "EXTERNAL_TABLE"
  parameters    = { classification = "avro" }
  storage_descriptor {
    location      = aws_kinesis_stream.orders.name
    input_format  = "org.apache.hadoop.mapred.TextInputFormat"
    output_format = "org.apache.hadoop.hive.ql.io.HiveIgnoreKeyTextOutputFormat"
    parameters    = { typeOfData = "kinesis", streamARN = aws_kinesis_stream.orders.arn }
    schema_reference {
      schema_id {
        schema_arn = aws_glue_schema.orders.arn
      }
      schema_version_number = 1
    }
  }
}
resource "aws_glue_catalog_table" "lake" {
  name          = "lake"
  database_name = aws_glue_catalog_database.shop.name
  table_type    = "EXTERNAL_TABLE"
  parameters    = { classification = "parquet" }
  partition_keys {
    name = "day"
    type = "string"
  }
  storage_descriptor {
    location      = "s3://${aws_s3_bucket.lake.id}/orders/"
    input_format  = "org.apache.hadoop.hive.ql.io.parquet.MapredParquetInputFormat"
    output_format = "org.apache.hadoop.hive.ql.io.parquet.MapredParquetOutputFormat"
    ser_de_info { serialization_library = "org.apache.hadoop.hive.ql.io.parquet.serde.ParquetHiveSerDe" }
    columns {
      name = "id"
      type = "bigint"
    }
  }
}
resource "aws_glue_job" "etl" {
  name              = "etl"
  role_arn          = aws_iam_role.glue.arn
  glue_version      = "5.0"
  worker_type       = "G.1X"
  number_of_workers = 2 # workers
  command {
    name            = "gluestreaming"
    script_location = "s3://${aws_s3_bucket.lake.id}/${aws_s3_object.script.key}"
    python_version  = "3"
  }
  default_arguments = { "--job-language" = "python" }
  tags              = { team = "shop" }
}
resource "aws_glue_crawler" "lake" {
  name          = "lake"
  role          = aws_iam_role.glue.arn
  database_name = aws_glue_catalog_database.shop.name
  s3_target { path = "s3://${aws_s3_bucket.lake.id}/orders/" }
  schedule      = "cron(0 12 * * ? *)"
  configuration = jsonencode({ Version = 1.0, Grouping = { TableGroupingPolicy = "CombineCompatibleSchemas" } })
  tags          = { team = "shop" }
}
