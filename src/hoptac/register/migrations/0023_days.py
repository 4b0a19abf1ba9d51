"""Papers that are only proposed stand under the day of the page that tells them, people under the day of the newest
page: entries and lists that an older version made are made again when the register is opened."""

from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [("register", "0022_decision_indexes")]

    operations = [migrations.RunSQL("UPDATE register_entry SET made_of = ''", migrations.RunSQL.noop)]
