"""Where the list of people shows whom an entry names; the pages that were read, by their day."""

from django.db import migrations, models
from django.db.models import Q


class Migration(migrations.Migration):
    dependencies = [("register", "0013_admins_own")]

    operations = [
        migrations.AddField("entryperson", "shelf", models.CharField(blank=True, default="", max_length=80)),
        migrations.AddField("entryperson", "title", models.CharField(blank=True, default="", max_length=120)),
        migrations.AddIndex(
            "entryperson",
            models.Index(fields=["shelf", "title", "name_key"], name="people_by_shelf"),
        ),
        migrations.AddIndex(
            "page",
            models.Index(fields=["-published", "address"], condition=Q(error__isnull=True), name="pages_by_day"),
        ),
    ]
