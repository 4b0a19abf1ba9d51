"""Agreements and help are listed by field too: lists that an older version made are made again when it is opened."""

from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [("register", "0020_shelves")]

    operations = [migrations.RunSQL("DELETE FROM register_listed", migrations.RunSQL.noop)]
