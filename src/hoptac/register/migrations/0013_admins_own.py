"""What belongs to no department is the admins' alone."""

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("register", "0015_waits")]

    operations = [
        migrations.AlterField(
            "owned",
            "department",
            models.ForeignKey(
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="owned",
                to="register.department",
            ),
        )
    ]
