"""What waits for a person, in its order. Filled when the register is opened."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("register", "0018_own_office")]

    operations = [
        migrations.AddField("report", "waits", models.CharField(max_length=40, null=True)),
        migrations.AddIndex("report", models.Index(fields=["state", "waits"], name="report_waits")),
        migrations.AddIndex("report", models.Index(fields=["state", "kind", "waits"], name="report_waits_by_kind")),
    ]
